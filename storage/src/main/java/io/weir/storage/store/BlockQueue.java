package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The sealed blocks of one table on disk: a Chronicle Queue with one excerpt a block. Appends
 * belong to one thread.
 */
final class BlockQueue implements AutoCloseable {
  private static final int CHUNK_BYTES = 64 << 20;

  private final ChronicleQueue queue;
  private final Map<Path, QueueFile> files = new HashMap<>();
  private ExcerptAppender appender;

  BlockQueue(Path directory, SegmentLength segment) {
    queue =
        ChronicleQueue.singleBuilder(directory)
            .rollCycle(segment.cycle())
            .blockSize(CHUNK_BYTES)
            .build();
  }

  /**
   * Finds every block.
   *
   * @param damaged told the place and the problem of each excerpt that is no block
   */
  void scan(Consumer<StoredBlock> found, Consumer<String> damaged) throws IOException {
    try (ExcerptTailer tailer = queue.createTailer()) {
      while (true) {
        try (DocumentContext document = tailer.readingDocument()) {
          if (!document.isPresent()) {
            return;
          }
          QueueFile file = file(tailer.currentFile().toPath());
          long offset = document.wire().bytes().readPosition();
          MemorySegment bytes = file.slice(offset, document.wire().bytes().readRemaining());
          try {
            found.accept(new StoredBlock(file, offset, SealedBlock.summary(bytes)));
          } catch (DamagedBlockException e) {
            damaged.accept(file.path() + " at byte " + offset + ": " + e.getMessage());
          }
        }
      }
    }
  }

  /** Appends a block's bytes and brings them to the disk. */
  StoredBlock append(ByteBuffer bytes) throws IOException, DamagedBlockException {
    if (appender == null) {
      appender = queue.createAppender();
    }
    long offset;
    int length = bytes.remaining();
    try (DocumentContext document = appender.writingDocument()) {
      try {
        offset = document.wire().bytes().writePosition();
        document
            .wire()
            .bytes()
            .write(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
      } catch (RuntimeException | Error e) {
        document.rollbackOnClose();
        throw e;
      }
    }
    QueueFile file = file(appender.currentFile().toPath());
    file.force();
    return new StoredBlock(file, offset, SealedBlock.summary(file.slice(offset, length)));
  }

  private QueueFile file(Path path) {
    return files.computeIfAbsent(path, QueueFile::new);
  }

  @Override
  public void close() {
    queue.close();
  }
}
