package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
      "the query makes more than 39 groups; group by fewer fields or longer bins, or narrow the time or the conditions";

  @TempDir Path directory;

  @Test
  void allowsAsManyGroupsAsItSays() throws Exception {
    QueryLimits limits = new QueryLimits(40, 40, 1 << 30, MINUTE);
    String octets = "counters | where name = \"octets\" | stats rate(value), count() by ";
    assertEquals(40, run(octets + "source.index", limits).rows().size());
    assertEquals(40, run(octets + "name, source.index", limits).rows().size());
  }

  @Test
  void endsWhatMakesTooManyGroups() {
    QueryLimits limits = new QueryLimits(39, 40, 1 << 30, MINUTE);
    for (String key : new String[] {"source.index", "tags", "name, source.index", "bin(1ms)"}) {
      assertEquals(TOO_MANY_GROUPS, mistake("counters | stats count() by " + key, limits));
    }
  }

  @Test
  void endsWhatComparesTooManyValues() {
    assertEquals(
        "rate() and delta() compare at most 39 values; narrow the time or the conditions before stats",
        mistake(
            "counters | where name = \"octets\" | stats delta(value)",
            new QueryLimits(40, 39, 1 << 30, MINUTE)));
  }

  @Test
  void endsWhatSpreadsARiseOverTooManyBins() {
    assertEquals(
        TOO_MANY_GROUPS,
        mistake(
            "counters | where name = \"packets\" | stats rate(value) by bin(1ms)",
            new QueryLimits(39, 40, 1 << 30, MINUTE)));
  }

  @Test
  void endsWhatTakesTooLong() {
    assertEquals(
        "the query took longer than 0 s; narrow the time or the conditions, or group by fewer fields",
        mistake("counters | stats count()", new QueryLimits(40, 40, 1 << 30, Duration.ZERO)));
  }

  private String mistake(String query, QueryLimits limits) {
    return assertThrows(QueryException.class, () -> run(query, limits)).getMessage();
  }

  private QueryResult run(String query, QueryLimits limits) throws Exception {
    StoreSettings settings = new StoreSettings(SegmentLength.DAY, 0, Duration.ofSeconds(10));
    try (Store store = Store.open(directory, settings);
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
