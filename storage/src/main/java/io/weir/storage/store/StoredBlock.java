package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Where a sealed block lies and what the catalogue knows of it; read on first use. */
final class StoredBlock {
  private final QueueFile file;
  private final long offset;
  private final SealedBlock.Summary summary;
  private volatile SealedBlock block;

  StoredBlock(QueueFile file, long offset, SealedBlock.Summary summary) {
    this.file = file;
    this.offset = offset;
    this.summary = summary;
  }

  SealedBlock.Summary summary() {
    return summary;
  }

  QueueFile file() {
    return file;
  }

  /** The place of the block in words. */
  String place() {
    return file.path() + " at byte " + offset;
  }

  /** The block; its checksum is verified when it is read for the first time. */
  SealedBlock read() throws IOException, DamagedBlockException {
    SealedBlock read = block;
    if (read == null) {
      MemorySegment bytes = file.sliceUpTo(offset, summary.bytes());
      read = SealedBlock.open(bytes);
      block = read;
    }
    return read;
  }
}
