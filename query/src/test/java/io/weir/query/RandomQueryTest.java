package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random queries over random rows, in sealed and open blocks: the engine answers what a small
 * interpreter does that goes row by row.
 */
final class RandomQueryTest {
  private static final int QUERIES = Integer.getInteger("weir.random.queries", 4000);
  private static final long START_MILLIS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:42:30Z"), ZoneOffset.UTC);

  private static final Address EDGE_AGENT = Address.parse("192.0.2.1");
  private static final Address OTHER_EDGE_AGENT = Address.parse("192.0.2.2");
  private static final List<EdgeInterfaces> EDGE =
      List.of(
          new EdgeInterfaces(Set.of(EDGE_AGENT), Set.of(1L), Set.of()),
          new EdgeInterfaces(Set.of(OTHER_EDGE_AGENT), Set.of(0L), Set.of("u%1")));

  @TempDir Path directory;

  @Test
  void answersAsTheInterpreterDoes() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    MemoryTable memory = new MemoryTable(Flows.TABLE);
    for (int i = 0; i < 300; i++) {
      memory.add(RandomRow.next(random, START_MILLIS + i * 10_000L + random.nextInt(10_000)));
    }
    StoreSettings settings = new StoreSettings(SegmentLength.DAY, 2, Duration.ofSeconds(10));
    try (Store store = Store.open(directory, settings)) {
      // One block sealed by filling it with rows before the range, two that stay open.
      MemoryTable filler = new MemoryTable(Flows.TABLE);
      Map<String, Object> old = Map.of("time", START_MILLIS - 1_000_000L);
      try (RowWriter writer = store.writer(Flows.TABLE)) {
        memory.appendTo(writer, 0, 100);
        for (int i = 0; i < 65_536 - 100; i++) {
          filler.add(old);
        }
        filler.appendTo(writer, 0, filler.rows().size());
        memory.appendTo(writer, 100, 200);
        try (RowWriter other = store.writer(Flows.TABLE);
            QueryEngine one = engine(store, 1);
            QueryEngine four = engine(store, 4)) {
          memory.appendTo(other, 200, 300);
          while (store.counters().get(StoreCounter.BLOCKS_SEALED) == 0) {
            LockSupport.parkNanos(1_000_000);
          }
          for (int i = 0; i < QUERIES; i++) {
            QueryRequest request = new QueryRequest(RandomQuery.next(random), Optional.empty());
            String place = "seed " + seed + ": " + request.text();
            List<List<Object>> expected =
                Interpreter.run(request, memory, CLOCK.millis(), RandomQueryTest::isAtEdge);
            assertAlike(expected, one.run(request), place);
            if (i % 10 == 0) {
              assertAlike(expected, four.run(request), place);
            }
          }
        }
      }
    }
  }

  private static QueryEngine engine(Store store, int threads) {
    return new QueryEngine(store::snapshot, threads, CLOCK, QueryLimits.DEFAULT, () -> EDGE);
  }

  /** What {@link #EDGE} says, of a packet that was sampled as it came in. */
  private static boolean isAtEdge(Map<String, Object> row) {
    Object agent = row.get("agent");
    Object input = row.get("input");
    Object source = row.get("source.index");
    boolean marked =
        (EDGE_AGENT.equals(agent) && Objects.equals(input, 1L))
            || (OTHER_EDGE_AGENT.equals(agent)
                && (Objects.equals(input, 0L) || Objects.equals(row.get("input.name"), "up1")));
    boolean sampledThere =
        source == null
            || source.equals(0L)
            || source.equals(input)
            || Objects.equals(row.get("source.class"), 1L);
    return marked && sampledThere;
  }

  /** Equal, but for the last digits of what is made of squares or quotients. */
  static void assertAlike(List<List<Object>> expected, QueryResult result, String place) {
    List<List<Object>> actual = result.rows().stream().map(Arrays::asList).toList();
    List<String> names = result.columns().stream().map(ResultColumn::name).toList();
    for (int row = 0; row < Math.min(expected.size(), actual.size()); row++) {
      String line = place + "\nrow " + row + " of " + names;
      assertEquals(rounded(expected.get(row), names), rounded(actual.get(row), names), line);
    }
    assertEquals(expected.size(), actual.size(), place);
  }

  private static List<Object> rounded(List<Object> row, List<String> names) {
    List<Object> cells = new ArrayList<>(row);
    for (int i = 0; i < cells.size(); i++) {
      if (names.get(i).matches("(stddev|share).*") && cells.get(i) instanceof Double number) {
        cells.set(i, (double) Math.round(number * 1e6));
      }
    }
    return cells;
  }
}
