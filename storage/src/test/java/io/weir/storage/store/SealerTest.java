package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.SETTINGS;
import static io.weir.storage.store.StoreFixture.append;
import static io.weir.storage.store.StoreFixture.appendWaiting;
import static io.weir.storage.store.StoreFixture.await;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.openFiles;
import static io.weir.storage.store.StoreFixture.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.RandomRows;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class SealerTest {
  @TempDir Path directory;

  @Test
  void keepsEveryRowWhileTheDiskIsFullAndSealsOnceThereIsRoom() throws Exception {
    AtomicLong free = new AtomicLong();
    try (Store store = Store.open(directory, SETTINGS, _ -> free.get(), InstantSource.system())) {
      RowWriter writer = store.writer(Flows.TABLE);
      int kept = (1 + SETTINGS.spareBlocks()) * 65_536;
      append(writer, kept);
      assertFalse(writer.append(row(kept)));
      await(() -> store.problem().isPresent(), "no problem is told");
      String problem = store.problem().orElseThrow();
      assertTrue(problem.contains("is full"), problem);
      assertTrue(problem.contains(directory.toString()), problem);
      assertTrue(store.counters().get(StoreCounter.SEAL_FAILURES) > 0);
      assertEquals(kept, store.rows(Flows.TABLE));

      free.set(Long.MAX_VALUE);
      awaitSealed(store, kept / 65_536);
      assertEquals(Optional.empty(), store.problem());
      append(writer, kept, 10);
      assertTrue(openFiles(directory).size() <= 1 + SETTINGS.spareBlocks());
      assertEquals(LongStream.range(0, kept + 10).boxed().toList(), times(store));
    }
  }

  @Test
  void makesFilesWhenTheyAreNeeded() throws Exception {
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals(0, openFiles(directory).size());
      RowWriter writer = store.writer(Flows.TABLE);
      append(writer, 65_536 / 2 - 1);
      assertEquals(1, openFiles(directory).size());
      append(writer, 1);
      await(
          () -> openFiles(directory).size() == 1 + SETTINGS.spareBlocks(),
          "no block is made ready");
    }
  }

  @Test
  void sealsBlocksThatNothingCanBeSavedOf() throws Exception {
    int blocks = 4; // of some 20 MiB each: they begin at many places of what the queue maps at once
    try (Store store = Store.open(directory, SETTINGS)) {
      RowWriter writer = store.writer(Flows.TABLE);
      RandomRows rows = new RandomRows(Flows.TABLE, 7);
      for (int i = 0; i < blocks * 65_536; i++) {
        appendWaiting(writer, rows.next());
      }
      writer.publish();
      awaitSealed(store, blocks - 1); // the last may have begun late, where texts fill a block
      assertEquals(0, store.counters().get(StoreCounter.SEAL_FAILURES));
    }
  }

  private static Row row(long timeMillis) {
    Row row = new Row(Flows.TABLE);
    row.set(Flows.TIME, timeMillis);
    return row;
  }
}
