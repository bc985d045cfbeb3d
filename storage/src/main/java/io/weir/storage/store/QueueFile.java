package io.weir.storage.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of a queue, read through one mapping that is renewed as the file grows. Safe for any
 * thread.
 */
final class QueueFile {
  private final Path path;
  private final Arena arena = Arena.ofShared();
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
    return mapped.asSlice(offset, Math.min(length, mapped.byteSize() - offset));
  }

  /** Brings what was appended to the disk. */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(false);
    }
  }

  /** Unmaps the file; nobody may read it any more. */
  void close() {
    arena.close();
  }

  /** Removes the file from the disk; nobody may read it any more. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  private synchronized MemorySegment map() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (mapping.byteSize() < channel.size()) {
        mapping = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      }
      return mapping;
    }
  }
}
