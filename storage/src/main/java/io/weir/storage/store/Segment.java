package io.weir.storage.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A queue file in the catalogue: its sealed blocks, and how many snapshots read them. Guarded by
 * its table.
 */
final class Segment {
  private final QueueFile file;
  private final List<StoredBlock> blocks = new ArrayList<>();
  private long minTimeMillis = Long.MAX_VALUE;
  private long maxTimeMillis = Long.MIN_VALUE;
  private long rows;
  private long bytes;
  private int readers;
  private boolean dropped;

  Segment(QueueFile file) {
    this.file = file;
  }

  QueueFile file() {
    return file;
  }

  List<StoredBlock> blocks() {
    return blocks;
  }

  void add(StoredBlock block) {
    blocks.add(block);
    minTimeMillis = Math.min(minTimeMillis, block.summary().minTimeMillis());
    maxTimeMillis = Math.max(maxTimeMillis, block.summary().maxTimeMillis());
    rows += block.summary().rows();
    bytes += block.summary().bytes();
  }

  /** Takes a block out; false if it is not there. */
  boolean remove(StoredBlock block) {
    if (!blocks.remove(block)) {
      return false;
    }
    rows -= block.summary().rows();
    bytes -= block.summary().bytes();
    return true;
  }

  long maxTimeMillis() {
    return maxTimeMillis;
  }

  long rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  /** Whether some row may be of a stretch of time, its end excluded. */
  boolean overlaps(long fromMillis, long toMillis) {
    return maxTimeMillis >= fromMillis && minTimeMillis < toMillis;
  }

  void acquire() {
    readers++;
  }

  void release() {
    readers--;
  }

  void drop() {
    dropped = true;
  }

  /** Whether the file may be removed: it has left the catalogue and nobody reads it. */
  boolean isFree() {
    return dropped && readers == 0;
  }
}
