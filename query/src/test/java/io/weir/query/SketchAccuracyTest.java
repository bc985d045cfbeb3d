package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 groups of values: what the sketches of each tell, beside what is exact. */
final class SketchAccuracyTest {
  private static final int GROUPS = 200;
  private static final int FEW = 100;
  private static final double DISTINCT_BOUND = 0.033;
  private static final double PERCENTILE_BOUND = 0.01;
  private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};
  private static final Instant START = Instant.parse("2026-01-01T00:08:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void liesWithinTheBoundsThatThePageNames() throws Exception {
    long seed = 20_260_102;
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Long>> groups = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      groups.add(values(random, group < FEW ? random.nextInt(1, 190) : random.nextInt(400, 5000)));
    }
    StoreSettings settings = new StoreSettings(SegmentLength.DAY, 4, Duration.ofSeconds(10));
    try (Store store = Store.open(directory, settings);
        RowWriter writer = store.writer(Flows.TABLE);
        QueryEngine engine = new QueryEngine(store::snapshot, 2, CLOCK)) {
      for (int group = 0; group < GROUPS; group++) {
        append(groups.get(group), group, writer);
      }
      QueryResult result =
          engine.run(
              new QueryRequest(
                  "flows | stats distinct(tcp.rtt), p50(tcp.rtt), p90(tcp.rtt), p95(tcp.rtt),"
                      + " p99(tcp.rtt), percentile(tcp.rtt, 99.9) by input",
                  Optional.empty()));
      int within = 0;
      for (int group = 0; group < GROUPS; group++) {
        Object[] row = result.rows().get(group);
        Set<Long> different = new HashSet<>(groups.get(group));
        long counted = (Long) row[1];
        if (group < FEW) {
          assertEquals(different.size(), counted, "seed " + seed + ", group " + group);
        } else {
          double off = Math.abs(counted - different.size()) / (double) different.size();
          within += off <= DISTINCT_BOUND ? 1 : 0;
        }
        assertPercentiles(groups.get(group), row, "seed " + seed + ", group " + group);
      }
      assertTrue(within >= 0.93 * (GROUPS - FEW), "seed " + seed + ": " + within);
    }
  }

  private static void assertPercentiles(List<Long> values, Object[] row, String place) {
    List<Long> ascending = values.stream().sorted().toList();
    for (int i = 0; i < QUANTILES.length; i++) {
      long exact = ascending.get((int) (QUANTILES[i] * (ascending.size() - 1)));
      double off = Math.abs((Double) row[i + 2] - exact) / exact;
      assertTrue(off <= PERCENTILE_BOUND + 1e-9, place + ": " + off + " at " + QUANTILES[i]);
    }
  }

  /** Round-trip times as networks have them: most are short, some are very long. */
  private static List<Long> values(SplittableRandom random, int count) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(1 + (long) Math.min(4e9, 20_000 * Math.exp(1.5 * random.nextGaussian())));
    }
    return values;
  }

  private static void append(List<Long> values, int group, RowWriter writer) {
    MemoryTable rows = new MemoryTable(Flows.TABLE);
    for (Long value : values) {
      rows.add(Map.of("time", START.toEpochMilli(), "input", (long) group, "tcp.rtt", value));
    }
    rows.appendTo(writer, 0, rows.rows().size());
  }
}
