package io.weir.storage.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of a queue, mapped when it is read first; the mapping is renewed as the file grows. Safe
 * for any thread.
 */
final class QueueFile {
  private final Path path;
  private Arena arena; // null until something is read
  private volatile MemorySegment mapping = MemorySegment.NULL;

  QueueFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /**
   * The bytes at a place of the file, as many of {@code length} as it has; valid until the file is
   * closed.
   */
  MemorySegment sliceUpTo(long offset, long length) throws IOException {
    MemorySegment mapped = mapping;
    if (mapped.byteSize() < offset + length) {
      mapped = map();
    }
    long from = Math.min(offset, mapped.byteSize());
    return mapped.asSlice(from, Math.min(length, mapped.byteSize() - from));
  }

  /** All bytes that the file has now; valid until it is closed. */
  MemorySegment bytes() throws IOException {
    return map();
  }

  /** Brings what was appended to the disk, if the file is still wanted. */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (NoSuchFileException _) {
      // retention has removed it
    }
  }

  /** Unmaps the file; nobody may read it any more. */
  synchronized void close() {
    if (arena != null) {
      arena.close();
      arena = null;
      mapping = MemorySegment.NULL;
    }
  }

  /** Removes the file from the disk; nobody may read it any more. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  private synchronized MemorySegment map() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (arena == null) {
        arena = Arena.ofShared();
      }
      if (mapping.byteSize() < channel.size()) {
        mapping = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      }
      return mapping;
    }
  }
}
