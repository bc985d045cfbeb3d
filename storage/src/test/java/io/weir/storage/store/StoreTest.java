package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.append;
import static io.weir.storage.store.StoreFixture.appendToTwoFiles;
import static io.weir.storage.store.StoreFixture.appendWaiting;
import static io.weir.storage.store.StoreFixture.await;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.clearOpenFilesBut;
import static io.weir.storage.store.StoreFixture.copyTree;
import static io.weir.storage.store.StoreFixture.damageBlock;
import static io.weir.storage.store.StoreFixture.openFile;
import static io.weir.storage.store.StoreFixture.openFiles;
import static io.weir.storage.store.StoreFixture.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.Cells;
import io.weir.storage.RandomRows;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class StoreTest {
  private static final StoreSettings SETTINGS = StoreFixture.SETTINGS;

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
      appendToTwoFiles(original, writer, 65_536 + 10);
      Path full = openFile(original, 0);
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
    clearOpenFilesBut(
        directory, 3); // else the rows would be taken from the file that they came from
    damageBlock(directory, 1);
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

  @Test
  void everyWriterFindsASpareBlockWhenItsOwnIsFull() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      List<RowWriter> writers = new ArrayList<>();
      for (int i = 0; i < 3 * SETTINGS.spareBlocks(); i++) {
        writers.add(store.writer(Flows.TABLE));
      }
      Row row = new Row(Flows.TABLE);
      row.set(Flows.TIME, 1);
      for (int i = 0; i < writers.size(); i++) {
        RowWriter writer = writers.get(i);
        append(writer, 65_536);
        await(() -> writer.append(row), "writer " + i + " finds no block");
        awaitSealed(store, i + 1);
      }
    }
  }

  @Test
  void aWriterWhoseBlockIsFullGoesOnWithOneThatIsLeft() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter going = store.writer(Flows.TABLE);
      try (RowWriter leaving = store.writer(Flows.TABLE)) {
        append(leaving, 10);
      }
      append(going, 10, 65_536 + 1);
      awaitSealed(store, 1);
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
        assertEquals(List.of(65_536, 11), snapshot.blocks().stream().map(Block::rows).toList());
      }
    }
  }

  @Test
  void closingASnapshotTwiceTakesNothingFromAnother() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      append(writer, 10);
      Snapshot closed = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE);
      try (Snapshot held = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
        List<List<Object>> before = Cells.of(Flows.TABLE, held.blocks().getFirst());
        closed.close();
        closed.close();
        append(writer, 1_000_000, 8 * 65_536);
        awaitSealed(store, 8);
        assertEquals(before, Cells.of(Flows.TABLE, held.blocks().getFirst()));
      }
    }
  }

  @Test
  void usesTheFileOfABlockThatASnapshotHasLetGoOf() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      append(writer, 10);
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
        snapshot.release(snapshot.blocks().getFirst());
        append(writer, 10, 8 * 65_536);
        awaitSealed(store, 8);
      }
      assertTrue(openFiles(directory).size() <= 1 + SETTINGS.spareBlocks());
      assertEquals(8 * 65_536 + 10, store.rows(Flows.TABLE));
    }
  }

  @Test
  void refusesARowThatNoBlockCanHoldAndTakesTheNext() throws Exception {
    Row tooLarge = new Row(Counters.TABLE);
    tooLarge.set(Counters.TIME, 1);
    byte[] text = new byte[9 << 20];
    tooLarge.setText(Counters.NAME, text, 0, text.length);
    Row row = new Row(Counters.TABLE);
    row.set(Counters.TIME, 2);
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Counters.TABLE);
      for (int i = 0; i < 5; i++) {
        assertFalse(writer.append(tooLarge));
      }
      assertTrue(writer.append(row));
      writer.publish();
      assertEquals(1, store.rows(Counters.TABLE));
    }
  }

  private static RowWriter writerOf(Store store) {
    try {
      return store.writer(Flows.TABLE);
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
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
}
