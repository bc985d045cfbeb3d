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
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 1,000 populations of packets, each sampled at a rate of its own, or at several: how often what
 * was really sent lies within the bounds that the answer gives.
 */
final class EstimateBoundTest {
  private static final int POPULATIONS = 1000;
  private static final int[] RATES = {2, 10, 50, 100, 400};
  private static final Instant START = Instant.parse("2026-01-01T00:08:00Z");
  private static final Clock CLOCK = Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC);

  @TempDir Path directory;

  /** What was sent in one population, of all and of its TCP packets. */
  private static final class Truth {
    private long bytes;
    private long packets;
    private long tcpBytes;
  }

  @Test
  void theTruthLiesWithinTheBoundInNineteenOfTwentyCases() throws Exception {
    long seed = 20_260_101;
    SplittableRandom random = new SplittableRandom(seed);
    StoreSettings settings = new StoreSettings(SegmentLength.DAY, 4, Duration.ofSeconds(10));
    try (Store store = Store.open(directory, settings);
        RowWriter writer = store.writer(Flows.TABLE);
        QueryEngine engine = new QueryEngine(store::snapshot, 2, CLOCK)) {
      Truth[] truths = new Truth[POPULATIONS];
      for (int i = 0; i < POPULATIONS; i++) {
        truths[i] = sample(random, i, writer);
      }
      QueryResult result =
          run(
              engine,
              "flows | stats sum(bytes), sum(packets), rate(bytes), sum(if(protocol = 6, bytes,"
                  + " 0)) as tcp, samples(), error(bytes) as e by input");
      assertEquals(POPULATIONS, result.rows().size());
      int[] inside = new int[4];
      for (int row = 0; row < POPULATIONS; row++) {
        Object[] cells = result.rows().get(row);
        Bound[] bounds = result.bounds().get(row);
        Truth truth = truths[(int) (long) (Long) cells[0]];
        double[] sent = {truth.bytes, truth.packets, truth.bytes / 300.0, truth.tcpBytes};
        for (int i = 0; i < sent.length; i++) {
          double off = Math.abs(((Number) cells[i + 1]).doubleValue() - sent[i]);
          inside[i] += off <= bounds[i + 1].plusMinus() ? 1 : 0;
        }
        assertEquals(cells[5], bounds[1].samples());
        assertEquals(
            bounds[1].plusMinus() / ((Number) cells[1]).doubleValue(), (Double) cells[6], 1e-12);
      }
      for (int count : inside) {
        assertTrue(
            count >= 0.93 * POPULATIONS && count <= 0.97 * POPULATIONS,
            "seed " + seed + ": " + count + " of " + POPULATIONS);
      }
      QueryResult shares = run(engine, "flows | stats share(bytes) by input");
      long all = 0;
      for (Truth truth : truths) {
        all += truth.bytes;
      }
      int right = 0;
      for (int row = 0; row < POPULATIONS; row++) {
        Truth truth = truths[(int) (long) (Long) shares.rows().get(row)[0]];
        double off = Math.abs((Double) shares.rows().get(row)[1] - (double) truth.bytes / all);
        right += off <= shares.bounds().get(row)[1].plusMinus() ? 1 : 0;
      }
      assertTrue(right >= 0.93 * POPULATIONS && right <= 0.97 * POPULATIONS, "shares: " + right);
    }
  }

  /** Draws each packet of a population with probability one by the rate. */
  private static Truth sample(SplittableRandom random, int population, RowWriter writer) {
    Truth truth = new Truth();
    MemoryTable rows = new MemoryTable(Flows.TABLE);
    int rate = RATES[random.nextInt(RATES.length)];
    int packets = rate * random.nextInt(60, 150);
    boolean mixed = random.nextInt(4) == 0;
    for (int i = 0; i < packets; i++) {
      int rateHere = mixed && i % 2 == 0 ? Math.max(2, rate / 2) : rate;
      long bytes = random.nextInt(3) == 0 ? 1514 : random.nextInt(64, 600);
      long protocol = random.nextInt(3) == 0 ? 17 : 6;
      truth.bytes += bytes;
      truth.packets++;
      truth.tcpBytes += protocol == 6 ? bytes : 0;
      if (random.nextInt(rateHere) == 0) {
        rows.add(
            Map.of(
                "time",
                START.toEpochMilli(),
                "input",
                (long) population,
                "protocol",
                protocol,
                "frames",
                1L,
                "frame.bytes",
                bytes,
                "sampling.rate",
                (long) rateHere));
      }
    }
    rows.appendTo(writer, 0, rows.rows().size());
    return truth;
  }

  private static QueryResult run(QueryEngine engine, String query) throws Exception {
    return engine.run(new QueryRequest(query, Optional.empty()));
  }
}
