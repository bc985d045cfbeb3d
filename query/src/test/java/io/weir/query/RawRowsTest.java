package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries without an aggregation, over more rows than an answer has by default: only what is
 * answered in the end is cut. Row {@code i} of 1,500 has a frame of {@code i} bytes and comes
 * {@code i} ms after the first.
 */
final class RawRowsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:08:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC);
  private static final int ROWS = 1500;

  @TempDir static Path directory;
  private Store store;
  private RowWriter writer;
  private QueryEngine engine;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(directory, new StoreSettings(SegmentLength.DAY, 0, Duration.ofSeconds(10)));
    writer = store.writer(Flows.TABLE);
    engine = new QueryEngine(store::snapshot, 2, CLOCK);
    if (store.rows(Flows.TABLE) == 0) {
      MemoryTable rows = new MemoryTable(Flows.TABLE);
      for (long i = 0; i < ROWS; i++) {
        rows.add(Map.of("time", START.toEpochMilli() + i, "frame.bytes", i));
      }
      rows.appendTo(writer, 0, ROWS);
    }
  }

  @AfterEach
  void close() {
    engine.close();
    writer.close();
    store.close();
  }

  @Test
  void answersTheLatestThousand() throws Exception {
    List<Object> bytes = bytes("flows | fields frame.bytes");
    assertEquals(1000, bytes.size());
    assertEquals(1499L, bytes.getFirst());
    assertEquals(500L, bytes.getLast());
  }

  @Test
  void stagesBehindFieldsSeeEveryRow() throws Exception {
    assertEquals(List.of(3L), bytes("flows | fields frame.bytes | where frame.bytes = 3"));
    assertEquals(List.of(0L, 1L), bytes("flows | fields frame.bytes | sort frame.bytes | limit 2"));
    assertEquals(List.of(0L), bytes("flows | fields frame.bytes | top 1 by frame.bytes asc"));
    assertEquals(1500, bytes("flows | fields frame.bytes | limit 2000").size());
  }

  @Test
  void stagesBehindSortSeeEveryRow() throws Exception {
    assertEquals(
        List.of(1400L),
        bytes("flows | sort frame.bytes | where frame.bytes = 1400 | fields frame.bytes"));
    assertEquals(
        List.of(1499L), bytes("flows | sort time | sort time desc | limit 1 | fields frame.bytes"));
    assertEquals(1500, bytes("flows | sort frame.bytes | fields frame.bytes | limit 2000").size());
  }

  @Test
  void stagesBehindALimitSeeWhatItKept() throws Exception {
    assertEquals(List.of(), bytes("flows | limit 5 | where frame.bytes = 3 | fields frame.bytes"));
    assertEquals(
        List.of(1498L), bytes("flows | top 2 by time | top 1 by time asc | fields frame.bytes"));
  }

  private List<Object> bytes(String query) throws Exception {
    QueryResult result = engine.run(new QueryRequest(query, Optional.empty()));
    return result.rows().stream().flatMap(row -> Stream.of(row[0])).toList();
  }
}
