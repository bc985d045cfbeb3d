package io.weir.storage.store;

import io.weir.storage.block.SealedBlock;

/**
 * Where a sealed block lies in its file.
 *
 * @param offset its first byte
 * @param summary what its header says
 */
record BlockPlace(long offset, SealedBlock.Summary summary) {
  /** Where the block ends. */
  long end() {
    return offset + summary.bytes();
  }
}
