package io.weir.storage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.Cells;
import io.weir.storage.RandomRows;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class StoreTest {
  private static final StoreSettings SETTINGS =
      new StoreSettings(SegmentLength.DAY, 2, Duration.ofMillis(50));

  @TempDir Path directory;

  @Test
  void keepsOpenAndSealedRowsFromOneProcessToTheNext() throws Exception {
    RandomRows random = new RandomRows(Flows.TABLE, 1);
    List<List<Object>> appended = new ArrayList<>();
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      for (int i = 0; i < 150_000; i++) {
        Row row = random.next();
        appended.add(Cells.of(Flows.TABLE, row));
        appendWaiting(writer, row);
      }
      writer.publish();
      assertEquals(appended, rows(store));
      assertEquals(150_000, store.rows(Flows.TABLE));
    }
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(appended, rows(store));
      RowWriter writer = store.writer(Flows.TABLE);
      for (int i = 0; i < 100_000; i++) {
        Row row = random.next();
        appended.add(Cells.of(Flows.TABLE, row));
        appendWaiting(writer, row);
      }
      writer.publish();
      assertEquals(appended, rows(store));
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  @Test
  void sealsTheFullBlocksThatAnEarlierProcessLeft() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      append(store.writer(Flows.TABLE), 65_536);
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_SEALED));
    }
    try (Store store = Store.open(directory, SETTINGS)) {
      awaitSealed(store, 1);
      assertEquals(65_536, rows(store).size());
    }
  }

  @Test
  void aWriterGoesOnWithTheBlockThatAnotherLeft() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      for (int i = 0; i < 3; i++) {
        try (RowWriter writer = store.writer(Flows.TABLE)) {
          append(writer, 10);
        }
      }
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, 0, Long.MAX_VALUE)) {
        assertEquals(1, snapshot.blocks().size());
        assertEquals(30, snapshot.blocks().getFirst().rows());
      }
    }
  }

  @Test
  void countsABlockOnceThatWasSealedButNotYetRecycledWhenTheProcessDied() throws Exception {
    Path copy = directory.resolve("copy");
    Path original = directory.resolve("original");
    try (Store store = Store.open(original, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      append(writer, 65_536 + 10);
      Path full = onlyUsedFile(original, 0);
      Files.createDirectories(copy);
      byte[] before = Files.readAllBytes(full);
      awaitSealed(store, 1);
      copyTree(original, copy);
      Files.write(copy.resolve(original.relativize(full)), before);
    }
    try (Store store = Store.open(copy, SETTINGS)) {
      assertEquals(65_546, store.rows(Flows.TABLE));
      assertEquals(65_546, rows(store).size());
    }
  }

  @Test
  void aSnapshotSeesEachRowOnceWhileBlocksAreSealed() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      Thread writing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    RowWriter writer = writerOf(store);
                    Row row = new Row(Flows.TABLE);
                    for (int i = 0; i < 600_000; i++) {
                      row.clear();
                      row.set(Flows.TIME, 1_800_000_000_000L + i);
                      row.set(Flows.SOURCE_INDEX, i);
                      appendWaiting(writer, row);
                      if (i % 7 == 0) {
                        writer.publish();
                      }
                    }
                    writer.publish();
                  });
      int last = 0;
      while (writing.isAlive()) {
        int seen = countNumberedRows(store);
        assertTrue(seen >= last, "rows that had been seen are gone");
        last = seen;
      }
      assertEquals(600_000, countNumberedRows(store));
    }
  }

  @Test
  void refusesADirectoryThatIsInUse() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      StoreException refusal =
          assertThrows(StoreException.class, () -> Store.open(directory, SETTINGS));
      assertTrue(refusal.getMessage().contains("in use by another Weir"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains(directory.toString()), refusal.getMessage());
      assertEquals(0, store.rows(Flows.TABLE));
    }
    Store.open(directory, SETTINGS).close();
  }

  @Test
  void leavesADamagedBlockOutAndCountsIt() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      append(store.writer(Flows.TABLE), 3 * 65_536 + 1);
      awaitSealed(store, 3);
    }
    Path queue;
    try (Stream<Path> files = Files.list(directory.resolve("flows/queue"))) {
      queue = files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
    }
    try (RandomAccessFile file = new RandomAccessFile(queue.toFile(), "rw")) {
      long second = secondBlock(file);
      file.seek(second + 5000);
      int original = file.read();
      file.seek(second + 5000);
      file.write(original ^ 1);
    }
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(2 * 65_536 + 1, rows(store).size());
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
      assertEquals(2 * 65_536 + 1, rows(store).size());
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  @Test
  void refusesRowsWhileNoBlockIsFree() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      Row row = new Row(Flows.TABLE);
      row.set(Flows.TIME, 1);
      int kept = 0;
      while (writer.append(row)) {
        kept++;
        assertTrue(kept < 100_000_000, "sealing is never behind");
      }
      writer.publish();
      assertEquals(kept, store.rows(Flows.TABLE));
      while (!writer.append(row)) {
        LockSupport.parkNanos(1_000_000);
      }
      writer.publish();
      assertEquals(kept + 1, store.rows(Flows.TABLE));
      assertFalse(store.problem().isPresent());
    }
  }

  @Test
  void asksOnlyForBlocksThatOverlapTheTime() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      append(writer, 65_537);
      awaitSealed(store, 1);
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, 65_536, Long.MAX_VALUE)) {
        assertEquals(1, snapshot.blocks().size());
        assertEquals(1, snapshot.blocks().getFirst().rows());
        assertEquals(1, snapshot.pruned());
      }
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, 0, 65_536)) {
        assertEquals(65_536, snapshot.blocks().getFirst().rows());
        assertEquals(1, snapshot.pruned());
      }
    }
  }

  private static RowWriter writerOf(Store store) {
    try {
      return store.writer(Flows.TABLE);
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Appends rows whose times are 0, 1, 2 … */
  private static void append(RowWriter writer, int count) {
    Row row = new Row(Flows.TABLE);
    for (int i = 0; i < count; i++) {
      row.clear();
      row.set(Flows.TIME, i);
      appendWaiting(writer, row);
    }
    writer.publish();
  }

  private static void appendWaiting(RowWriter writer, Row row) {
    while (!writer.append(row)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void awaitSealed(Store store, int blocks) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (store.counters().get(StoreCounter.BLOCKS_SEALED) < blocks) {
      assertTrue(System.nanoTime() < deadline, "no block is sealed");
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<List<Object>> rows(Store store) {
    List<List<Object>> rows = new ArrayList<>();
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (Block block : snapshot.blocks()) {
        rows.addAll(Cells.of(Flows.TABLE, block));
      }
    }
    return rows;
  }

  /**
   * Rows of a snapshot, each of which must bear a number that no other bears, from 0 without a gap.
   */
  private static int countNumberedRows(Store store) {
    BitSet numbers = new BitSet();
    int count = 0;
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, 0, Long.MAX_VALUE)) {
      for (Block block : snapshot.blocks()) {
        Column column = block.column(Flows.SOURCE_INDEX).orElseThrow();
        Rows all = new Rows(0);
        all.range(0, block.rows());
        long[] values = new long[block.rows()];
        column.longs(all, values);
        for (long value : values) {
          numbers.set((int) value);
          count++;
        }
      }
    }
    assertEquals(count, numbers.cardinality());
    assertEquals(count, numbers.length());
    return count;
  }

  private static Path onlyUsedFile(Path store, int number) {
    return store.resolve("flows/open/%06d.open".formatted(number));
  }

  /** Where the second excerpt of a queue file begins, found by its magic. */
  private static long secondBlock(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[(int) Math.min(file.length(), 48 << 20)];
    file.readFully(bytes);
    int found = 0;
    for (int i = 0; i < bytes.length - 4; i++) {
      if (bytes[i] == 'W'
          && bytes[i + 1] == 'B'
          && bytes[i + 2] == 'L'
          && bytes[i + 3] == 'K'
          && ++found == 2) {
        return i;
      }
    }
    throw new AssertionError("the file has no second block");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
