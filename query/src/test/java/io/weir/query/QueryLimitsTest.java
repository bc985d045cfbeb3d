package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Counters;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that may use little, over values of 40 counters, and two of another. */
final class QueryLimitsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:08:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String TOO_MANY_GROUPS =
      "the query makes more than 39 groups (query.groups); group by fewer fields or longer bins, or narrow the time or the conditions";

  private static final long MEMORY = 1 << 30;
  private static final StoreSettings SETTINGS =
      new StoreSettings(SegmentLength.DAY, 0, Duration.ofSeconds(10));

  @TempDir Path directory;

  @Test
  void allowsAsManyGroupsAsItSays() throws Exception {
    QueryLimits limits = limits(40, 40, MINUTE);
    String octets = "counters | where name = \"octets\" | stats rate(value), count() by ";
    assertEquals(40, run(octets + "source.index", limits).rows().size());
    assertEquals(40, run(octets + "name, source.index", limits).rows().size());
  }

  @Test
  void endsWhatMakesTooManyGroups() {
    QueryLimits limits = limits(39, 40, MINUTE);
    for (String key : new String[] {"source.index", "tags", "name, source.index", "bin(1ms)"}) {
      assertEquals(TOO_MANY_GROUPS, mistake("counters | stats count() by " + key, limits));
    }
  }

  @Test
  void endsWhatComparesTooManyValues() {
    assertEquals(
        "rate() and delta() compare at most 39 values (query.samples); narrow the time or the conditions before stats",
        mistake("counters | where name = \"octets\" | stats delta(value)", limits(40, 39, MINUTE)));
  }

  @Test
  void endsWhatSpreadsARiseOverTooManyBins() {
    assertEquals(
        TOO_MANY_GROUPS,
        mistake(
            "counters | where name = \"packets\" | stats rate(value) by bin(1ms)",
            limits(39, 40, MINUTE)));
  }

  @Test
  void endsWhatTakesTooLong() {
    assertEquals(
        "the query took longer than 0 s (query.timeout); narrow the time or the conditions, or group by fewer fields",
        mistake("counters | stats count()", limits(40, 40, Duration.ZERO)));
  }

  @Test
  void endsWhatAnswersTooManyRows() {
    assertEquals(
        "the answer has 40 rows; at most 39 are answered (query.rows): add \"| top 100 by …\" or \"| limit 100\"",
        mistake(
            "counters | where name = \"octets\" | stats count() by source.index",
            new QueryLimits(40, 40, 39, MEMORY, MINUTE, 0)));
  }

  @Test
  void endsWhatNeedsTooMuchMemory() {
    assertEquals(
        "the query needs more than 0 MiB of memory (query.memory); group by fewer fields or longer bins, or narrow the time or the conditions",
        mistake("counters | stats count() by name", new QueryLimits(40, 40, 40, 1, MINUTE, 0)));
  }

  @Test
  void countsByLimitWhatItRefuses() throws Exception {
    var _ = run("counters | stats count()", limits(40, 40, MINUTE));
    QueryRequest tooMuch = new QueryRequest("counters | stats count() by tags", Optional.empty());
    QueryRequest wrong = new QueryRequest("counters | stats count() by tag", Optional.empty());
    try (Store store = Store.open(directory, SETTINGS);
        QueryEngine engine = new QueryEngine(store::snapshot, 2, CLOCK, limits(39, 40, MINUTE))) {
      QueryException refusal = assertThrows(QueryException.class, () -> engine.run(tooMuch));
      QueryException mistake = assertThrows(QueryException.class, () -> engine.run(wrong));

      assertEquals(Optional.of(QueryLimit.GROUPS), refusal.limit());
      assertEquals(Optional.empty(), mistake.limit());
      assertEquals(1, engine.refused(QueryLimit.GROUPS));
      assertEquals(0, engine.refused(QueryLimit.ROWS));
    }
  }

  private static QueryLimits limits(int groups, int samples, Duration time) {
    return new QueryLimits(groups, samples, 10_000, MEMORY, time, 0);
  }

  private String mistake(String query, QueryLimits limits) {
    return assertThrows(QueryException.class, () -> run(query, limits)).getMessage();
  }

  private QueryResult run(String query, QueryLimits limits) throws Exception {
    try (Store store = Store.open(directory, SETTINGS);
        RowWriter writer = store.writer(Counters.TABLE);
        QueryEngine engine = new QueryEngine(store::snapshot, 2, CLOCK, limits)) {
      if (store.rows(Counters.TABLE) == 0) {
        values().appendTo(writer, 0, 42);
      }
      return engine.run(new QueryRequest(query, Optional.empty()));
    }
  }

  private static MemoryTable values() {
    MemoryTable values = new MemoryTable(Counters.TABLE);
    for (long i = 0; i < 40; i++) {
      values.add(
          Map.of(
              "time",
              START.toEpochMilli() + 100 * i,
              "source.index",
              i,
              "name",
              "octets",
              "tags",
              "number=" + i,
              "value",
              (double) i));
    }
    for (long i = 0; i < 2; i++) {
      values.add(
          Map.of("time", START.toEpochMilli() + 1000 * i, "name", "packets", "value", (double) i));
    }
    return values;
  }
}
