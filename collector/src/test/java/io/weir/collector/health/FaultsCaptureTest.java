package io.weir.collector.health;

import static io.weir.collector.health.measure.HealthMinutes.MINUTE_MILLIS;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.FaultsCapture;
import io.weir.collector.config.Configuration;
import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.health.measure.HealthMinutes;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.pcap.Import;
import io.weir.collector.pcap.Imported;
import io.weir.collector.resource.Resources;
import io.weir.query.QueryRequest;
import io.weir.query.TimeRange;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.count.Counts;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour of an agent on a host that serves three remote networks, imported at its own times.
 * What happened when stands in {@code hsflowd-faults.timeline}.
 */
final class FaultsCaptureTest {
  private static final HealthSettings SETTINGS = HealthSettings.of(Configuration.defaults());
  private static final String SLOWED = "10.20.1.0/24";
  private static final String LOSSY = "10.20.2.0/24";
  private static final String SLOW_SERVER = "10.20.3.0/24";

  @TempDir private Path directory;

  private long startMillis; // of the capture

  /** A row of {@code paths}, with the time from which it is known. */
  private record Judged(long knownMillis, String subnet, Long nhi, String cause, String evidence) {
    boolean isBad() {
      return nhi != null && nhi == 1;
    }
  }

  @Test
  void tellsTheFaultsOfTheNetworkAndNothingElse() throws Exception {
    List<Judged> rows = judge();

    assertFaults(rows);
    for (Judged row : rows) {
      if (row.subnet.equals(SLOW_SERVER) && row.knownMillis >= at(900)) {
        assertEquals(0L, row.nhi, row::toString);
      }
    }
    assertTrue(
        rows.stream()
            .filter(Judged::isBad)
            .anyMatch(
                row -> row.evidence.startsWith("round trips take 39.1 ms, usually 8.6 ms (3")));
  }

  @Test
  void tellsTheSameWhereProcessesGoOnForEachOther() throws Exception {
    List<Judged> rows = judge(780, 960, 1110, 1290, 1500, 1620); // before, in and after faults

    assertFaults(rows);
    for (Object[] event : ask("events | stats count() as steps by event, state")) {
      assertTrue(event[1].equals("updated") || event[2].equals(1L), Arrays.toString(event));
    }
  }

  private void assertFaults(List<Judged> rows) {
    assertBad(rows, SLOWED, 900, 1170);
    assertBad(rows, LOSSY, 1440, 1620);
    List<Judged> bad = rows.stream().filter(Judged::isBad).toList();
    assertEquals(Set.of(SLOWED, LOSSY), bad.stream().map(Judged::subnet).collect(toSet()));
    assertEquals(Set.of("network"), bad.stream().map(Judged::cause).collect(toSet()));
  }

  /** NHI 1 within two minutes of the start, and 0 within four of the end; both are in seconds. */
  private void assertBad(List<Judged> rows, String subnet, long start, long end) {
    List<Long> bad =
        rows.stream()
            .filter(row -> row.subnet.equals(subnet) && row.isBad())
            .map(Judged::knownMillis)
            .toList();
    assertTrue(bad.getFirst() > at(start) && bad.getFirst() <= at(start + 120), subnet);
    long good = bad.getLast() + MINUTE_MILLIS;
    assertTrue(good > at(end) && good <= at(end + 240), subnet);
    assertEquals((good - bad.getFirst()) / MINUTE_MILLIS, bad.size(), subnet);
  }

  private long at(long seconds) {
    return startMillis + seconds * 1000;
  }

  /** Judges the capture by one process after the other, each up to a time in seconds. */
  private List<Judged> judge(long... restarts) throws Exception {
    Imported imported;
    try (Resources resources = new Resources(Configuration.defaults());
        Store store = Store.open(data(), StoreSettings.DEFAULT)) {
      resources.refresh();
      imported = Import.run(FaultsCapture.in(directory), store, new IngestCounters(), resources);
    }
    startMillis = imported.firstMillis();
    for (long restart : restarts) {
      judge(HealthMinutes.minuteOf(at(restart)));
    }
    judge(imported.lastMillis());
    return ask("paths | sort time | fields time, local.subnet, nhi, nhi.cause, evidence").stream()
        .map(FaultsCaptureTest::judged)
        .toList();
  }

  private void judge(long toMillis) throws Exception {
    try (Store store = Store.open(data(), StoreSettings.DEFAULT);
        QueryEngine engine = new QueryEngine(store::snapshot, 1, Clock.systemUTC())) {
      HealthBackfill.run(
          startMillis, toMillis, SETTINGS.parts(store, engine, new Counts<>(HealthCounter.class)));
    }
  }

  private List<Object[]> ask(String query) throws Exception {
    TimeRange range = new TimeRange(startMillis - MINUTE_MILLIS, at(3600));
    try (Store store = Store.open(data(), StoreSettings.DEFAULT);
        QueryEngine engine = new QueryEngine(store::snapshot, 1, Clock.systemUTC())) {
      return engine.run(new QueryRequest(query + " | limit 10000", Optional.of(range))).rows();
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private static Judged judged(Object[] row) {
    return new Judged(
        (Long) row[0] + MINUTE_MILLIS + SETTINGS.delay().toMillis(),
        (String) row[1],
        (Long) row[2],
        (String) row[3],
        (String) row[4]);
  }
}
