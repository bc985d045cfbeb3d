package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.engine.QueryEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that are asked again and again while rows come, blocks are sealed, and others go. */
final class RepeatedQueryTest {
  private static final int ROUNDS = Integer.getInteger("weir.random.rounds", 100);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofMinutes(10));
  private static final List<String> SKETCHES =
      List.of(
          "stats p50(frame.bytes), p99(bytes) by app.name",
          "stats distinct(src.ip), distinct(app.name), distinct(dst.port) by agent",
          "stats error(bytes), samples(), avg(frame.bytes)",
          "where app.name =~ \"[bB]\" | stats sum(bytes) by remote.ip, bin(1m) | sort remote.ip");

  @TempDir Path directory;
  private GrowingTable table;
  private QueryEngine engine;
  private QueryEngine fresh;

  @BeforeEach
  void open() throws Exception {
    table = new GrowingTable(directory);
    engine = engine(1 << 20);
    fresh = engine(0);
  }

  @AfterEach
  void close() {
    engine.close();
    fresh.close();
    table.close();
  }

  @Test
  void areAnsweredAsIfTheyWereAskedForTheFirstTime() throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> queries = queries(random);
    long nowMillis = START.toEpochMilli();
    try (QueryEngine crammed = engine(4096)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = random.nextInt(1, 30); i > 0; i--) {
          nowMillis += random.nextInt(10_000);
          table.add(RandomRow.next(random, nowMillis));
        }
        if (random.nextInt(3) > 0) {
          table.seal();
        }
        if (table.sealedBlocks() > random.nextInt(8, 40)) {
          table.dropOldest();
        }
        for (int i = 0; i < 10; i++) {
          String query = queries.get(random.nextInt(queries.size()));
          String text = query.replaceFirst("from \\S+ to \\S+", range(random, nowMillis));
          String place = "seed " + seed + ": " + text;
          QueryResult result = ask(engine, text, nowMillis);
          assertEquals(told(ask(fresh, text, nowMillis)), told(result), place);
          assertEquals(told(result), told(ask(crammed, text, nowMillis)), place);
          if (SKETCHES.stream().noneMatch(text::endsWith)) {
            QueryRequest request = new QueryRequest(text, Optional.empty());
            RandomQueryTest.assertAlike(
                Interpreter.run(request, table.rows(), nowMillis), result, place);
          }
        }
      }
      assertTrue(engine.blocksRemembered() > ROUNDS, "seed " + seed);
      assertTrue(crammed.blocksRemembered() > 0, "seed " + seed);
      assertTrue(crammed.bytesRemembered() <= 4096, "seed " + seed);
    }
  }

  @Test
  void readNoBlockAThirdTimeThatIsSealedAndWhollyInTheirRange() throws Exception {
    addBlocks(5);
    for (int i = 0; i < 10; i++) {
      table.add(Map.of("time", START.plusSeconds(50 + i).toEpochMilli()));
    }
    String text = "flows from 2026-01-01T00:00:05Z to 2026-01-01T00:01:00Z | stats count()";
    assertCost(55, 6, 0, ask(engine, text));
    assertCost(55, 6, 0, ask(engine, text));
    assertCost(55, 2, 4, ask(engine, text)); // the first one is cut, the last one open
    table.seal();
    assertCost(55, 2, 4, ask(engine, text));
    assertCost(55, 1, 5, ask(engine, text));
    table.dropOldest();
    assertCost(50, 0, 5, ask(engine, text));
    assertEquals(4 + 4 + 5 + 5, engine.blocksRemembered());
    assertTrue(engine.bytesRemembered() > 0);
  }

  @Test
  void areTheSameWithAnotherRangeAndAnotherEnd() throws Exception {
    addBlocks(3);
    String where = "flows last 1h | where agent is absent | stats count() by bin(1s)";
    var _ = ask(engine, where);
    var _ = ask(engine, where + " | top 3 by time");
    assertEquals(
        3, ask(engine, "flows last 2h" + where.substring(13)).statistics().blocksRemembered());
    assertEquals(
        0, ask(engine, where.replace("absent", "present")).statistics().blocksRemembered());
  }

  @Test
  void areReadAgainWhereTheOrderOfTheRowsCounts() throws Exception {
    addBlocks(3);
    String text = "flows last 1h | stats first(time), stddev(frame.bytes)";
    for (int i = 0; i < 3; i++) {
      assertCost(30, 3, 0, ask(engine, text));
    }
  }

  @Test
  void areReadAgainWhereNothingMayBeRemembered() throws Exception {
    addBlocks(3);
    for (int i = 0; i < 3; i++) {
      assertCost(30, 3, 0, ask(fresh, "flows last 1h | stats count()"));
    }
    assertEquals(0, fresh.bytesRemembered());
  }

  @Test
  void areReadAgainWhereABlockHasManyGroups() throws Exception {
    for (int i = 0; i < 3000; i++) {
      table.add(Map.of("time", START.toEpochMilli(), "src.port", (long) i));
    }
    table.seal();
    for (int i = 0; i < 4; i++) {
      assertCost(3000, 1, 0, ask(engine, "flows last 1h | stats count() by src.port"));
    }
    assertEquals(0, engine.bytesRemembered());
  }

  @Test
  void areAnsweredToSeveralAtOnce() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int block = 0; block < 50; block++) {
      for (int row = 0; row < 20; row++) {
        table.add(RandomRow.next(random, START.plusSeconds(block).toEpochMilli()));
      }
      table.seal();
    }
    String text =
        "flows last 1h | stats sum(bytes), distinct(dst.ip), p95(frame.bytes) by app.name, src.ip";
    List<List<Object>> expected = told(ask(fresh, text));
    Callable<List<List<Object>>> asking = () -> told(ask(engine, text));
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (Future<List<List<Object>>> answer :
          clients.invokeAll(Collections.nCopies(200, asking))) {
        assertEquals(expected, answer.get());
      }
    }
  }

  private void addBlocks(int blocks) throws Exception {
    for (int block = 0; block < blocks; block++) {
      for (int row = 0; row < 10; row++) {
        table.add(Map.of("time", START.plusSeconds(block * 10 + row).toEpochMilli()));
      }
      table.seal();
    }
  }

  private QueryEngine engine(long bytes) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new QueryEngine(table, 3, clock, QueryLimits.DEFAULT.remembering(bytes));
  }

  private static QueryResult ask(QueryEngine engine, String text) throws Exception {
    return ask(engine, text, NOW.toEpochMilli());
  }

  private static QueryResult ask(QueryEngine engine, String text, long nowMillis) throws Exception {
    return engine.run(new QueryRequest(text, Optional.empty()), nowMillis);
  }

  private static List<String> queries(SplittableRandom random) {
    List<String> queries = new ArrayList<>();
    SKETCHES.forEach(sketch -> queries.add("flows from - to - | " + sketch));
    while (queries.size() < 40) {
      String query = RandomQuery.next(random);
      if (!query.contains(" observed edge")) {
        queries.add(query);
      }
    }
    return queries;
  }

  private static String range(SplittableRandom random, long nowMillis) {
    Instant to = Instant.ofEpochMilli(nowMillis + random.nextInt(-20_000, 20_000));
    return "from " + to.minusMillis(random.nextInt(1, 3_600_000)) + " to " + to;
  }

  /** Rows and bounds, as lists. */
  private static List<List<Object>> told(QueryResult result) {
    List<List<Object>> told = new ArrayList<>();
    result.rows().forEach(row -> told.add(Arrays.asList(row)));
    result.bounds().forEach(row -> told.add(Arrays.asList((Object[]) row)));
    return told;
  }

  private static void assertCost(int matched, int read, int remembered, QueryResult result) {
    QueryStatistics cost = result.statistics();
    assertEquals(matched, cost.rowsMatched());
    assertEquals(read, cost.blocksRead());
    assertEquals(remembered, cost.blocksRemembered());
  }
}
