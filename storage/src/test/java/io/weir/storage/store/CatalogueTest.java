package io.weir.storage.store;

import static io.weir.storage.store.StoreFixture.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.storage.block.SealedBlock;
import io.weir.storage.schema.Flows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class CatalogueTest {
  private static final int SEGMENTS = 10_000;
  private static final int BLOCKS = 10;
  private static final int ROWS = 1000;

  @TempDir Path directory;

  /** The segments are empty files: whoever touched one would find it damaged. */
  @Test
  void opensManySegmentsWithoutTouchingThem() throws Exception {
    Path run = directory.resolve("flows/queue/000000");
    Files.createDirectories(run);
    Map<String, List<BlockPlace>> segments = new LinkedHashMap<>();
    for (int i = 0; i < SEGMENTS; i++) {
      Path file = Files.createFile(run.resolve("%06dF.cq4".formatted(i)));
      segments.put("000000/" + file.getFileName(), places(i));
    }
    new Catalogue(directory.resolve("flows/queue/catalogue")).replace(segments);
    try (Store store = Store.open(directory, SETTINGS)) {
      assertEquals((long) SEGMENTS * BLOCKS * ROWS, store.rows(Flows.TABLE));
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
      int end = SEGMENTS * BLOCKS * ROWS;
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, end, Long.MAX_VALUE)) {
        assertEquals(SEGMENTS * BLOCKS, snapshot.pruned());
      }
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
      try (Snapshot snapshot = store.snapshot(Flows.TABLE, end - 1, Long.MAX_VALUE)) {
        assertEquals(List.of(), snapshot.blocks());
      }
      assertEquals(1, store.counters().get(StoreCounter.BLOCKS_DAMAGED));
    }
  }

  @Test
  void theLaterOfTwoRecordsHolds() throws Exception {
    Catalogue catalogue = new Catalogue(directory.resolve("catalogue"));
    catalogue.add("a", places(1));
    catalogue.add("b", places(2));
    catalogue.add("a", places(3));
    List<String> damaged = new ArrayList<>();
    assertEquals(Map.of("a", places(3), "b", places(2)), catalogue.read(damaged::add));
    assertEquals(List.of(), damaged);
  }

  @Test
  void readsTheRecordsBeforeADamagedOne() throws Exception {
    Path file = directory.resolve("catalogue");
    Catalogue catalogue = new Catalogue(file);
    catalogue.add("a", places(1));
    long whole = Files.size(file);
    catalogue.add("b", places(2));
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) whole + 20] ^= 1;
    Files.write(file, bytes);
    List<String> damaged = new ArrayList<>();
    assertEquals(Map.of("a", places(1)), catalogue.read(damaged::add));
    assertEquals(
        List.of(file + " is damaged at byte " + whole + " and will be made anew"), damaged);
  }

  private static List<BlockPlace> places(int segment) {
    List<BlockPlace> places = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      long sequence = (long) segment * BLOCKS + i;
      long time = sequence * ROWS;
      places.add(
          new BlockPlace(
              100_000 + i * 5000,
              new SealedBlock.Summary(sequence, ROWS, 5000, time, time + ROWS - 1)));
    }
    return places;
  }
}
