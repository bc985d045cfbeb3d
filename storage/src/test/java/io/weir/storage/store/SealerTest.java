package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.SETTINGS;
import static io.weir.storage.store.StoreFixture.append;
import static io.weir.storage.store.StoreFixture.await;
import static io.weir.storage.store.StoreFixture.awaitSealed;
import static io.weir.storage.store.StoreFixture.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
      int kept = appendUntilRefused(writer);
      assertEquals((1 + SETTINGS.spareBlocks()) * 65_536, kept);
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
      assertEquals(LongStream.range(0, kept + 10).boxed().toList(), times(store));
    }
  }

  private static int appendUntilRefused(RowWriter writer) {
    Row row = new Row(Flows.TABLE);
    int kept = 0;
    row.set(Flows.TIME, kept);
    while (writer.append(row)) {
      kept++;
      row.set(Flows.TIME, kept);
    }
    writer.publish();
    return kept;
  }
}
