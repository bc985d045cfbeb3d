package io.weir.storage.store;

import io.weir.storage.block.Block;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The blocks of a table that overlap a stretch of time, as they were at one moment: each row
 * published by then is in exactly one of them. They may be read until the snapshot is closed.
 */
public final class Snapshot implements AutoCloseable {
  private final List<Block> blocks;
  private final int pruned;
  private final AtomicReference<Runnable> release;

  /**
   * A snapshot of some blocks.
   *
   * @param pruned how many blocks of the table were left out
   * @param release lets go of the blocks
   */
  public Snapshot(List<Block> blocks, int pruned, Runnable release) {
    this.blocks = blocks;
    this.pruned = pruned;
    this.release = new AtomicReference<>(release);
  }

  /** The blocks, ascending by sequence number. */
  public List<Block> blocks() {
    return blocks;
  }

  /** How many blocks of the table lie outside of the stretch of time. */
  public int pruned() {
    return pruned;
  }

  /** Lets go of the blocks; the second time it does nothing. */
  @Override
  public void close() {
    Runnable once = release.getAndSet(null);
    if (once != null) {
      once.run();
    }
  }
}
