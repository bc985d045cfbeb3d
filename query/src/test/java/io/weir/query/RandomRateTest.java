package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Address;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rates of counters that wrap, begin anew, repeat and overtake themselves: the engine answers what
 * the interpreter does, and to the last digit the same for any threads, blocks and order of rows.
 */
final class RandomRateTest {
  private static final int QUERIES = 300;
  private static final int BLOCKS = 12;
  private static final long START_MILLIS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T01:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void answersAsTheInterpreterDoesHoweverTheRowsCame() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Map<String, Object>> samples = new ArrayList<>();
    for (int series = 0; series < 12; series++) {
      addSeries(samples, random, series);
    }
    MemoryTable inOrder = table(samples);
    Collections.shuffle(samples, random);
    MemoryTable shuffled = table(samples);
    StoreSettings settings = new StoreSettings(SegmentLength.DAY, 2, Duration.ofSeconds(10));
    try (Store one = Store.open(directory.resolve("one"), settings);
        Store many = Store.open(directory.resolve("many"), settings);
        RowWriter writer = one.writer(Counters.TABLE);
        QueryEngine single = new QueryEngine(one::snapshot, 1, CLOCK);
        QueryEngine parallel = new QueryEngine(many::snapshot, 3, CLOCK)) {
      inOrder.appendTo(writer, 0, samples.size());
      List<RowWriter> writers = new ArrayList<>();
      for (int i = 0; i < BLOCKS; i++) {
        writers.add(many.writer(Counters.TABLE));
        shuffled.appendTo(
            writers.getLast(), i * samples.size() / BLOCKS, (i + 1) * samples.size() / BLOCKS);
      }
      for (int i = 0; i < QUERIES; i++) {
        QueryRequest request = new QueryRequest(query(random), Optional.empty());
        String place = "seed " + seed + ": " + request.text();
        List<List<Object>> answer = rows(single.run(request));
        assertEquals(answer, rows(parallel.run(request)), place);
        assertAlike(Interpreter.run(request, inOrder, CLOCK.millis()), answer, place);
      }
      writers.forEach(RowWriter::close);
    }
  }

  private static List<List<Object>> rows(QueryResult result) {
    return result.rows().stream().map(Arrays::asList).toList();
  }

  private static void assertAlike(
      List<List<Object>> expected, List<List<Object>> actual, String place) {
    assertEquals(expected.size(), actual.size(), place);
    for (int row = 0; row < expected.size(); row++) {
      for (int cell = 0; cell < expected.get(row).size(); cell++) {
        Object wanted = expected.get(row).get(cell);
        Object found = actual.get(row).get(cell);
        boolean alike =
            wanted instanceof Double number && found instanceof Double other
                ? Math.abs(number - other) <= 1e-6 + 1e-9 * Math.abs(number)
                : Arrays.equals(new Object[] {wanted}, new Object[] {found});
        assertTrue(alike, place + "\nexpected " + expected.get(row) + "\nfound " + actual.get(row));
      }
    }
  }

  private static MemoryTable table(List<Map<String, Object>> samples) {
    MemoryTable table = new MemoryTable(Counters.TABLE);
    samples.forEach(table::add);
    return table;
  }

  private static String query(Random random) {
    StringBuilder query = new StringBuilder("counters from 2026-01-01T00:00:00Z to 2026-01-01T00:");
    query.append(random.nextInt(10, 60)).append(":00Z | where ");
    query.append(
        switch (random.nextInt(3)) {
          case 0 -> "name = \"a\"";
          case 1 -> "name in (\"a\", \"b\") and input != 1";
          default -> "name is present and kind = \"counter32\"";
        });
    query.append(" | stats rate(value) as r, count() as n, delta(value) as d");
    List<String> keys =
        new ArrayList<>(
            List.of("agent", "input", "name", "tags", "bin(1m)", "bin(10s) as t", "bin(5m) as u"));
    for (int i = random.nextInt(4), first = i; i > 0; i--) {
      query.append(i == first ? " by " : ", ").append(keys.remove(random.nextInt(keys.size())));
    }
    return query.toString();
  }

  /** One counter for most of an hour, with all that can befall it. */
  private static void addSeries(List<Map<String, Object>> samples, Random random, int series) {
    String kind = List.of("counter32", "counter64", "gauge").get(random.nextInt(3));
    double range = kind.equals("counter32") ? 0x1p32 : 0x1p53;
    boolean counted = random.nextInt(4) != 0;
    double value = range - random.nextInt(5000);
    long sequence = random.nextBoolean() ? (1L << 32) - 10 : random.nextInt(100);
    long timeMillis = START_MILLIS + random.nextInt(100_000);
    for (int i = 0; i < 80; i++) {
      Map<String, Object> sample = new HashMap<>();
      sample.put("time", timeMillis);
      sample.put("agent", Address.ofIpv4(0xc0000201 + series % 2));
      sample.put("source.index", (long) (series % 3));
      sample.put("input", (long) (series % 3));
      sample.put("name", series % 4 == 0 ? "b" : "a");
      sample.put("tags", "series=" + series);
      sample.put("kind", kind);
      if (counted) {
        sample.put("source.sequence", sequence);
      }
      if (random.nextInt(20) != 0) {
        sample.put("value", value);
      }
      samples.add(sample);
      if (random.nextInt(10) == 0) {
        Map<String, Object> again = new HashMap<>(sample);
        again.put("time", timeMillis + random.nextInt(3000));
        samples.add(again);
      }
      boolean anew = random.nextInt(20) == 0;
      boolean back = random.nextInt(15) == 0;
      timeMillis += back ? random.nextInt(5000) : random.nextInt(1000, 70_000);
      sequence = anew ? 1 : (sequence + (back ? -1 : random.nextInt(1, 3))) & 0xffff_ffffL;
      value = anew ? random.nextInt(100) : (value + random.nextInt(3000)) % range;
    }
  }
}
