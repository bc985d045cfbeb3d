package io.weir.storage.store;

import io.weir.storage.block.BlockEncoder;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds out what an earlier process left of a table. A block may lie there twice, sealed and in its
 * open file, or even be sealed twice, where the process ended in between: it counts once, in the
 * first form that is whole.
 */
final class Recovery {
  private final SegmentFiles segments;
  private final OpenFiles files;
  private final BootId boot;
  private final Consumer<String> damaged;
  private final BlockEncoder encoder = new BlockEncoder();
  private final SortedMap<Long, StoredBlock> sealed = new TreeMap<>();
  private final List<OpenBlock> open = new ArrayList<>();
  private final List<OpenFile> unused = new ArrayList<>();

  /**
   * A recovery that has yet to run.
   *
   * @param damaged told the place and the problem of whatever cannot be used
   */
  Recovery(SegmentFiles segments, OpenFiles files, BootId boot, Consumer<String> damaged) {
    this.segments = segments;
    this.files = files;
    this.boot = boot;
    this.damaged = damaged;
  }

  void run() throws IOException {
    for (StoredBlock block : segments.takeUp(damaged)) {
      long sequence = block.summary().sequence();
      if (!hasWhole(sequence)) {
        sealed.put(sequence, block);
      }
    }
    for (OpenFile file : files.scan(damaged)) {
      takeUp(file);
    }
  }

  private void takeUp(OpenFile file) throws IOException {
    try {
      OpenBlock block = OpenBlock.resume(file, boot);
      if (block.rows() == 0 || hasWhole(block.sequence())) {
        unused.add(file);
      } else {
        encoder.encode(file.table(), block.view().orElseThrow());
        open.add(block);
      }
    } catch (RuntimeException e) { // an open file has no checksum: what can be encoded can be read
      files.setAside(file);
      damaged.accept(file.path() + " cannot be read: " + e.getMessage());
    }
  }

  /** The sealed blocks, ascending by sequence number. */
  List<StoredBlock> sealed() {
    return List.copyOf(sealed.values());
  }

  /** The blocks that are not sealed but in an open file. */
  List<OpenBlock> open() {
    return open;
  }

  /** The open files whose rows are sealed, and those that have none. */
  List<OpenFile> unused() {
    return unused;
  }

  /** The least sequence number that is greater than all that are taken. */
  long nextSequence() {
    long next = sealed.isEmpty() ? 0 : sealed.lastKey() + 1;
    for (OpenBlock block : open) {
      next = Math.max(next, block.sequence() + 1);
    }
    return next;
  }

  /**
   * Whether a block is sealed, and whole: a power loss may leave an excerpt that begins well and
   * goes on with nothing, while another or the open file still has the rows.
   */
  private boolean hasWhole(long sequence) throws IOException {
    StoredBlock block = sealed.get(sequence);
    if (block == null) {
      return false;
    }
    try {
      block.read();
      return true;
    } catch (DamagedBlockException e) {
      damaged.accept(block.where() + ": " + e.getMessage());
      sealed.remove(sequence);
      return false;
    }
  }
}
