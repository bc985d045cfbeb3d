package io.weir.storage.store;

import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue that one process appends the sealed blocks of a table to, one excerpt a block, in a
 * directory of its own. Appends belong to one thread.
 */
final class BlockQueue implements AutoCloseable {
  /** What the queue knows of its directory; of no use once the process has ended. */
  static final String METADATA = "metadata.cq4t";

  private static final Logger LOG = LoggerFactory.getLogger(BlockQueue.class);

  /**
   * What the queue maps at once. A block fits wherever it begins if it takes no more than a fourth:
   * those whose rows nothing can be saved of take some 20 MiB.
   */
  private static final int CHUNK_BYTES = 256 << 20;

  /** Room that an append leaves: for the queue's own pages, and for others who write meanwhile. */
  private static final long RESERVE_BYTES = 16 << 20;

  private final Path directory;
  private final SegmentFiles segments;
  private final SegmentLength length;
  private final FreeSpace space;
  private final InstantSource clock;
  private final List<BlockPlace> blocks = new ArrayList<>(); // those of the file at hand
  private long latestMillis;
  private ChronicleQueue queue; // null until something is appended, as the next two
  private ExcerptAppender appender;
  private QueueFile file;

  /**
   * A queue of a table that makes its directory when something is appended.
   *
   * @param directory where the table's queues lie
   * @param segments told of each file that is finished
   */
  BlockQueue(
      Path directory,
      SegmentFiles segments,
      SegmentLength length,
      FreeSpace space,
      InstantSource clock) {
    this.directory = directory;
    this.segments = segments;
    this.length = length;
    this.space = space;
    this.clock = clock;
  }

  /**
   * Appends a block's bytes. They are on the disk only after the block's file was forced.
   *
   * @throws IOException if that failed, as on a full disk: the block may be appended again
   */
  StoredBlock append(ByteBuffer bytes) throws IOException, DamagedBlockException {
    int size = bytes.remaining();
    requireSpace(size);
    if (appender == null) {
      start();
    }
    long offset;
    try (DocumentContext document = appender.writingDocument()) {
      try {
        offset = document.wire().bytes().writePosition();
        document.wire().bytes().write(bytes.array(), bytes.arrayOffset() + bytes.position(), size);
      } catch (RuntimeException | Error e) {
        document.rollbackOnClose();
        throw e;
      }
    }
    Path path = appender.currentFile().toPath();
    if (file == null || !file.path().equals(path)) {
      finish();
      file = new QueueFile(path);
    }
    BlockPlace place = new BlockPlace(offset, SealedBlock.summary(file.sliceUpTo(offset, size)));
    blocks.add(place);
    return new StoredBlock(file, place);
  }

  private synchronized void start() throws IOException {
    queue =
        ChronicleQueue.singleBuilder(segments.nextRun())
            .rollCycle(length.cycle())
            .blockSize(CHUNK_BYTES)
            .timeProvider(this::segmentMillis)
            .build();
    appender = queue.createAppender();
  }

  /** Has the catalogue take note of the file at hand, if there is one. */
  private void finish() {
    if (file == null) {
      return;
    }
    try {
      file.force(); // the catalogue is believed
      segments.finish(file, blocks);
    } catch (IOException e) {
      LOG.warn("the next start will search {} for its blocks: {}", file.path(), e.getMessage());
    }
    blocks.clear();
  }

  /**
   * The time that names a file: a queue whose clock goes back does not find its later files again.
   */
  private synchronized long segmentMillis() {
    latestMillis = Math.max(latestMillis, clock.millis());
    return latestMillis;
  }

  private void requireSpace(int size) throws IOException {
    long free = space.bytes(directory);
    if (free < size + RESERVE_BYTES) {
      throw new IOException(
          "the disk of %s is full: %d bytes are left, %d are needed"
              .formatted(directory, free, size + RESERVE_BYTES));
    }
  }

  /** Removes a file, which nobody reads and nothing is appended to any more, from the disk. */
  synchronized void delete(QueueFile finished) throws IOException {
    finished.delete();
    if (queue != null) {
      queue.refreshDirectoryListing();
    }
  }

  /** Ends the queue; to be called when the appending thread has ended. */
  @Override
  public synchronized void close() {
    if (queue != null) {
      queue.close();
    }
    finish();
  }
}
