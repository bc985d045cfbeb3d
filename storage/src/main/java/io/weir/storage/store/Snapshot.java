package io.weir.storage.store;

import io.weir.storage.block.Block;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The blocks of a table that overlap a stretch of time, as they were at one moment: each row
 * published by then is in exactly one of them. They may be read until the snapshot is closed, or
 * until they are let go of one by one.
 */
public final class Snapshot implements AutoCloseable {
  private final List<Block> blocks;
  private final int pruned;
  private final Hold hold;

  /** Keeps blocks from going away while they are read. Any thread may call. */
  @FunctionalInterface
  public interface Hold {
    /** Lets go of the block with a sequence number. */
    default void release(long sequence) {}

    /** Lets go of all that are left; the second time it does nothing. */
    void releaseAll();
  }

  /**
   * A snapshot of some blocks.
   *
   * @param pruned how many blocks of the table were left out
   */
  public Snapshot(List<Block> blocks, int pruned, Hold hold) {
    this.blocks = blocks;
    this.pruned = pruned;
    this.hold = hold;
  }

  /** The same blocks, each seen through something that keeps its sequence number. */
  public Snapshot through(UnaryOperator<Block> view) {
    return new Snapshot(blocks.stream().map(view).toList(), pruned, hold);
  }

  /** The blocks, ascending by sequence number. */
  public List<Block> blocks() {
    return blocks;
  }

  /** How many blocks of the table lie outside of the stretch of time. */
  public int pruned() {
    return pruned;
  }

  /**
   * Lets go of a block that nobody reads any more. An open one, which is among the last, holds up
   * those who store rows: they need its file as soon as its rows are sealed.
   */
  public void release(Block block) {
    hold.release(block.sequence());
  }

  /** Lets go of all blocks that are left; the second time it does nothing. */
  @Override
  public void close() {
    hold.releaseAll();
  }
}
