package io.weir.storage.store;

import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import java.util.Optional;

/** An open block in the catalogue, and how many snapshots read it. Guarded by its table. */
final class OpenSlot {
  private final OpenBlock block;
  private int readers;
  private boolean sealed;
  private boolean onDisk; // the sealed block
  private boolean reclaimed;
  private boolean wasThere;

  OpenSlot(OpenBlock block) {
    this.block = block;
  }

  OpenBlock block() {
    return block;
  }

  /** Whether this was asked before. */
  boolean wasThere() {
    boolean before = wasThere;
    wasThere = true;
    return before;
  }

  void acquire() {
    readers++;
  }

  void release() {
    readers--;
  }

  void seal() {
    sealed = true;
  }

  /** Takes note that the sealed block is on the disk. */
  void commit() {
    onDisk = true;
  }

  /**
   * The file, once it may be used for another block: its rows are sealed, nobody reads it, and a
   * power loss costs no row that is on the disk in it alone. It is given away once.
   */
  Optional<OpenFile> reclaim() {
    if (reclaimed || !sealed || readers > 0 || block.isSynced() && !onDisk) {
      return Optional.empty();
    }
    reclaimed = true;
    return Optional.of(block.file());
  }
}
