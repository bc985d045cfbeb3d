package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.weir.query.engine.QueryEngine;
import io.weir.query.explain.Explanation;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Explanations over four blocks: one out of range, one of each of two pairs of agents, and an open
 * one out of range.
 */
final class ExplanationTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  private static final int FULL = 65_536;

  @TempDir private static Path directory;
  private static Store store;
  private static QueryEngine engine;

  @BeforeAll
  static void fill() throws Exception {
    store = Store.open(directory, new StoreSettings(SegmentLength.DAY, 4, Duration.ofSeconds(1)));
    engine = new QueryEngine(store::snapshot, 1, Clock.fixed(NOW, ZoneOffset.UTC));
    try (RowWriter writer = store.writer(Flows.TABLE)) {
      block(Duration.ofHours(2), "10.0.0.1", "10.0.0.2").appendTo(writer, 0, FULL);
      block(Duration.ofMinutes(1), "10.0.0.1", "10.0.0.2").appendTo(writer, 0, FULL);
      block(Duration.ofMinutes(1), "10.0.0.3", "10.0.0.4").appendTo(writer, 0, FULL);
      block(Duration.ofHours(2), "10.0.0.1", "10.0.0.2").appendTo(writer, 0, 1);
      while (store.counters().get(StoreCounter.BLOCKS_SEALED) < 3) {
        LockSupport.parkNanos(100_000);
      }
    }
  }

  /** One row in 512 has one of two reasons why the packet was discarded. */
  private static MemoryTable block(Duration age, String evenAgent, String oddAgent) {
    MemoryTable rows = new MemoryTable(Flows.TABLE);
    Map<String, Object> plain =
        Map.of("time", NOW.minus(age).toEpochMilli(), "frame.bytes", 100L, "sampling.rate", 10L);
    for (int i = 0; i < FULL; i++) {
      Map<String, Object> row = new HashMap<>(plain);
      row.put("agent", Address.parse(i % 2 == 0 ? evenAgent : oddAgent));
      if (i % 512 == 0) {
        row.put("drop.reason", i % 1024 == 0 ? "acl" : "ttl_exceeded");
      }
      rows.add(row);
    }
    return rows;
  }

  @AfterAll
  static void close() {
    engine.close();
    store.close();
  }

  @Test
  void tellsWhatWasPrunedAndWhatWasRead() throws Exception {
    Explanation explanation =
        explain("flows last 5m | where agent = 10.0.0.3 | stats sum(bytes) by drop.reason");

    assertEquals("flows", explanation.table());
    assertEquals(
        Duration.ofMinutes(5).toMillis(),
        explanation.range().toMillis() - explanation.range().fromMillis());
    assertEquals(
        List.of("where agent = 10.0.0.3", "stats sum(bytes) by drop.reason"), explanation.stages());
    assertEquals(4, explanation.blocks());
    assertEquals(2, explanation.prunedByTime());
    assertEquals(1, explanation.prunedByIndex());
    assertEquals(1, explanation.statistics().blocksRead());
    assertEquals(
        List.of("time", "agent", "drop.reason", "sampling.rate", "frame.bytes"),
        explanation.columns());
    assertEquals(FULL, explanation.estimatedRows());
    assertEquals(FULL / 2, explanation.statistics().rowsMatched());
    assertEquals(3, explanation.answerRows());
  }

  @Test
  void estimatesByBitmaps() throws Exception {
    Explanation explanation =
        explain("flows last 5m | where drop.reason = \"acl\" | stats count()");

    assertEquals(2 * FULL / 1024, explanation.estimatedRows());
    assertEquals(2 * FULL / 1024, explanation.statistics().rowsMatched());
  }

  @Test
  void findsTheMistakesOfAQuery() {
    assertThrows(QueryException.class, () -> explain("flows | stats sum(nothing)"));
  }

  private static Explanation explain(String query) throws Exception {
    return engine.explain(new QueryRequest(query, Optional.empty()));
  }
}
