package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The sealed blocks of one table on disk: a Chronicle Queue with one excerpt a block. Appends
 * belong to one thread.
 */
final class BlockQueue implements AutoCloseable {
  private static final int CHUNK_BYTES = 64 << 20;

  /** Room that an append leaves: for the queue's own pages, and for others who write meanwhile. */
  private static final long RESERVE_BYTES = 16 << 20;

  private final Path directory;
  private final FreeSpace space;
  private final ChronicleQueue queue;
  private final Map<Path, QueueFile> files = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private long latestMillis;
  private ExcerptAppender appender;

  BlockQueue(Path directory, SegmentLength segment, FreeSpace space, InstantSource clock) {
    this.directory = directory;
    this.space = space;
    this.clock = clock;
    this.queue =
        ChronicleQueue.singleBuilder(directory)
            .rollCycle(segment.cycle())
            .blockSize(CHUNK_BYTES)
            .timeProvider(this::segmentMillis)
            .build();
    long last = queue.lastIndex();
    if (last >= 0) {
      RollCycle cycle = queue.rollCycle(); // that of the files, whatever the settings say
      latestMillis = (long) cycle.toCycle(last) * cycle.lengthInMillis();
    }
  }

  /**
   * Finds every block, in the order of the appends.
   *
   * @param damaged told the place and the problem of each excerpt that is no block
   */
  List<StoredBlock> scan(Consumer<String> damaged) throws IOException {
    List<StoredBlock> blocks = new ArrayList<>();
    try (ExcerptTailer tailer = queue.createTailer()) {
      while (true) {
        try (DocumentContext document = tailer.readingDocument()) {
          if (!document.isPresent()) {
            return blocks;
          }
          QueueFile file = file(tailer.currentFile().toPath());
          long offset = document.wire().bytes().readPosition();
          try {
            MemorySegment bytes = file.sliceUpTo(offset, document.wire().bytes().readRemaining());
            blocks.add(new StoredBlock(file, offset, SealedBlock.summary(bytes)));
          } catch (DamagedBlockException e) {
            damaged.accept(file.path() + " at byte " + offset + ": " + e.getMessage());
          }
        }
      }
    }
  }

  /**
   * Appends a block's bytes. They are on the disk only after the block's file was forced.
   *
   * @throws IOException if that failed, as on a full disk: the block may be appended again
   */
  StoredBlock append(ByteBuffer bytes) throws IOException, DamagedBlockException {
    int length = bytes.remaining();
    requireSpace(length);
    if (appender == null) {
      appender = queue.createAppender();
    }
    long offset;
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
    return new StoredBlock(file, offset, SealedBlock.summary(file.sliceUpTo(offset, length)));
  }

  /**
   * The time that names a file: a queue whose clock goes back does not find its later files again.
   */
  private synchronized long segmentMillis() {
    latestMillis = Math.max(latestMillis, clock.millis());
    return latestMillis;
  }

  private void requireSpace(int length) throws IOException {
    long free = space.bytes(directory);
    if (free < length + RESERVE_BYTES) {
      throw new IOException(
          "the disk of %s is full: %d bytes are left, %d are needed"
              .formatted(directory, free, length + RESERVE_BYTES));
    }
  }

  private QueueFile file(Path path) {
    return files.computeIfAbsent(path, QueueFile::new);
  }

  /** Removes a file, which nobody reads and nothing is appended to any more, from the disk. */
  void delete(QueueFile file) throws IOException {
    files.remove(file.path());
    file.delete();
    queue.refreshDirectoryListing();
  }

  @Override
  public void close() {
    queue.close();
    files.values().forEach(QueueFile::close);
  }
}
