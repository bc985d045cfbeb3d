package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.append;
import static io.weir.storage.store.StoreFixture.await;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.queueFiles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.storage.Cells;
import io.weir.storage.block.Block;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Blocks are of rows whose times are 0, 1, 2 …, each in a segment of its own. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class RetentionTest {
  private static final int BLOCK = Block.MAX_ROWS;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final AtomicLong nowMillis = new AtomicLong();

  @TempDir Path directory;

  @Test
  void keepsEverythingUnlessToldOtherwise() throws Exception {
    fill(3);
    nowMillis.addAndGet(Duration.ofDays(10_000).toMillis());
    try (Store store = open(Retention.FOREVER)) {
      assertEquals(range(0, 3), blocks(store));
      assertEquals(0, store.counters().get(StoreCounter.SEGMENTS_DROPPED));
    }
  }

  @Test
  void dropsSegmentsWhoseYoungestRowIsTooOld() throws Exception {
    fill(4);
    Retention minute = new Retention(Duration.ofMinutes(1), 0);
    nowMillis.set(2 * BLOCK - 1 + 60_000); // the youngest row of the second is not yet older
    try (Store store = open(minute)) {
      awaitDropped(store, 1);
      assertEquals(range(1, 4), blocks(store));
      nowMillis.incrementAndGet();
      awaitDropped(store, 2);
      assertEquals(range(2, 4), blocks(store));
      assertEquals(2, queueFiles(directory).size());
    }
    try (Store store = open(Retention.FOREVER)) {
      assertEquals(range(2, 4), blocks(store));
    }
  }

  @Test
  void dropsTheOldestSegmentsWhileTheBlocksAreTooLarge() throws Exception {
    long bytes = fill(5);
    try (Store store = open(new Retention(Duration.ZERO, bytes * 3 / 5))) {
      awaitDropped(store, 2);
      assertEquals(range(2, 5), blocks(store));
      assertEquals(3, queueFiles(directory).size());
    }
  }

  @Test
  void keepsTheYoungestSegmentWhateverItsAgeAndSize() throws Exception {
    fill(2);
    nowMillis.addAndGet(Duration.ofDays(1).toMillis());
    try (Store store = open(new Retention(Duration.ofMinutes(1), 1))) {
      awaitDropped(store, 1);
      assertEquals(range(1, 2), blocks(store));
      appendBlock(store, 2);
      awaitDropped(store, 2);
      assertEquals(range(2, 3), blocks(store));
    }
  }

  @Test
  void aSnapshotKeepsTheFilesThatItReads() throws Exception {
    fill(3);
    try (Store store = open(new Retention(Duration.ZERO, 1))) {
      awaitDropped(store, 2);
      await(this::isOneFileLeft, "no file goes");
    }
    fill(3, 3);
    nowMillis.set(0);
    try (Store store = open(new Retention(Duration.ofMinutes(1), 0))) {
      Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE);
      nowMillis.set(Duration.ofDays(1).toMillis());
      awaitDropped(store, 3);
      assertEquals(4, queueFiles(directory).size());
      assertEquals(range(2, 6), blocks(snapshot));
      snapshot.close();
      assertEquals(1, queueFiles(directory).size());
      assertEquals(range(5, 6), blocks(store));
    }
  }

  @Test
  void aClockThatJumpsLosesAndMisplacesNoRow() throws Exception {
    long[] jumps = {0, 30 * HOUR, -20 * HOUR, -40 * HOUR, 5 * HOUR};
    nowMillis.set(100 * HOUR);
    for (int block = 0; block < jumps.length; block++) {
      nowMillis.addAndGet(jumps[block]);
      try (Store store = open(Retention.FOREVER)) {
        appendBlock(store, block);
        assertEquals(range(0, block + 1), blocks(store));
      }
    }
    try (Store store = open(Retention.FOREVER)) {
      appendBlock(store, jumps.length);
      nowMillis.addAndGet(-10 * HOUR);
      appendBlock(store, jumps.length + 1);
      nowMillis.addAndGet(50 * HOUR);
      appendBlock(store, jumps.length + 2);
      assertEquals(range(0, jumps.length + 3), blocks(store));
    }
    try (Store store = open(Retention.FOREVER)) {
      assertEquals(range(0, jumps.length + 3), blocks(store));
    }
  }

  private long fill(int blocks) throws Exception {
    return fill(0, blocks);
  }

  /** Makes segments of one block each, an hour apart; answers how many bytes the blocks have. */
  private long fill(int first, int blocks) throws Exception {
    try (Store store = open(Retention.FOREVER)) {
      for (int block = first; block < first + blocks; block++) {
        appendBlock(store, block);
        nowMillis.addAndGet(HOUR);
      }
      return store.counters().get(StoreCounter.BYTES_SEALED);
    }
  }

  /** Appends a full block, and leaves none open. */
  private static void appendBlock(Store store, int block) throws Exception {
    long sealed = store.counters().get(StoreCounter.BLOCKS_SEALED);
    try (RowWriter writer = store.writer(Flows.TABLE)) {
      append(writer, block * BLOCK, BLOCK);
    }
    awaitSealed(store, (int) sealed + 1);
  }

  private Store open(Retention retention) throws StoreException {
    StoreSettings settings =
        new StoreSettings(
            SegmentLength.FIVE_MINUTES, 2, Duration.ofMillis(20), Map.of(Flows.TABLE, retention));
    return Store.open(
        directory, settings, FreeSpace.DISK, () -> Instant.ofEpochMilli(nowMillis.get()));
  }

  private static void awaitDropped(Store store, int segments) {
    await(
        () -> store.counters().get(StoreCounter.SEGMENTS_DROPPED) >= segments,
        "no segment is dropped");
  }

  /** The blocks that a store has, each by the time of its first row; all are whole. */
  private static List<Integer> blocks(Store store) {
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
      return blocks(snapshot);
    }
  }

  private static List<Integer> blocks(Snapshot snapshot) {
    List<Integer> blocks = new ArrayList<>();
    for (Block block : snapshot.blocks()) {
      List<List<Object>> rows = Cells.of(Flows.TABLE, block);
      long first = (Long) rows.getFirst().get(Flows.TIME.index());
      assertEquals(BLOCK, rows.size());
      assertEquals(first + BLOCK - 1, rows.getLast().get(Flows.TIME.index()));
      blocks.add((int) (first / BLOCK));
    }
    return blocks;
  }

  private static List<Integer> range(int first, int end) {
    return IntStream.range(first, end).boxed().toList();
  }

  private boolean isOneFileLeft() {
    try {
      return queueFiles(directory).size() == 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
