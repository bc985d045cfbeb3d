package io.weir.storage.store;

import io.weir.storage.open.OpenBlock;

/** An open block in the catalogue, and how many snapshots read it. Guarded by its table. */
final class OpenSlot {
  private final OpenBlock block;
  private int readers;
  private boolean sealed;
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

  /** Whether the file may be used for another block: its rows are sealed and nobody reads it. */
  boolean isFree() {
    return sealed && readers == 0;
  }
}
