package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.SoftReference;

/**
 * Where a sealed block lies and what the catalogue knows of it. Read on use; what was read stays as
 * long as there is memory for it.
 */
final class StoredBlock {
  private final QueueFile file;
  private final BlockPlace place;
  private volatile SoftReference<SealedBlock> block; // null until it is read, and verified, first

  StoredBlock(QueueFile file, BlockPlace place) {
    this.file = file;
    this.place = place;
  }

  SealedBlock.Summary summary() {
    return place.summary();
  }

  QueueFile file() {
    return file;
  }

  BlockPlace place() {
    return place;
  }

  /** The place of the block in words. */
  String where() {
    return file.path() + " at byte " + place.offset();
  }

  /** The block; its checksum is verified when it is read for the first time. */
  SealedBlock read() throws IOException, DamagedBlockException {
    SoftReference<SealedBlock> before = block;
    SealedBlock read = before == null ? null : before.get();
    if (read == null) {
      MemorySegment bytes = file.sliceUpTo(place.offset(), summary().bytes());
      read = before == null ? verified(bytes) : SealedBlock.openVerified(bytes);
      block = new SoftReference<>(read);
    }
    return read;
  }

  private SealedBlock verified(MemorySegment bytes) throws DamagedBlockException {
    SealedBlock read = SealedBlock.open(bytes);
    if (!SealedBlock.summary(bytes).equals(summary())) {
      throw new DamagedBlockException("it is not the block that the catalogue has there");
    }
    return read;
  }
}
