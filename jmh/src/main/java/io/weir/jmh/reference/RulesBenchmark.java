package io.weir.jmh.reference;

import com.sun.management.OperatingSystemMXBean;
import io.weir.collector.alert.AlertCounter;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.AlertingSettings;
import io.weir.collector.alert.EventLog;
import io.weir.collector.alert.Recorder;
import io.weir.jmh.ScratchDirectory;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Events;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How much of a processor do a thousand alerting rules take that are evaluated every 10 s over a
 * day of reference data? A fifth each: a percentile by agent at one port, traffic by interface of
 * one agent, samples from one network, traffic of one autonomous system, and retransmits by agent.
 */
public final class RulesBenchmark {
  private static final long ROWS_A_DAY = 20_000_000;
  private static final int RULES = 1000;
  private static final int GROUPS = 20;
  private static final Duration BEFORE_END = Duration.ofMinutes(10);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(40);
  private static final List<String> SHAPES =
      List.of(
          "flows last 1m | where dst.port = %d | stats p95(tcp.rtt) as rtt by agent | where rtt > 10s",
          "flows last 1m | where agent = 192.168.0.%d | stats sum(bytes) as traffic by input | where traffic > 1PB",
          "flows last 1m | where src.ip in 10.%d.0.0/16 | stats count() as samples | where samples > 1000000",
          "flows last 1m | where dst.as = %d | stats rate(bytes) as traffic | where traffic > 1Tbps",
          "flows last 1m | where input = %d | stats sum(tcp.retransmits) as lost by agent | where lost > 1000000");

  private RulesBenchmark() {}

  /** Measures; the argument is how many rows there are, the day's last ones, a day unless given. */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length == 0 ? ROWS_A_DAY : Long.parseLong(arguments[0]);
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      Path data = scratch.path().resolve("data");
      ReferenceStore.fill(data, ROWS_A_DAY, rows);
      Path rules = Files.writeString(scratch.path().resolve("rules.yaml"), rules());
      try (Store store = Store.open(data, StoreSettings.DEFAULT)) {
        measure(store, rules, scratch.path(), rows);
      }
    }
  }

  private static void measure(Store store, Path rules, Path directory, long rows) throws Exception {
    long lastMillis = ReferenceFlows.START_MILLIS + rows * ReferenceFlows.DAY_MILLIS / ROWS_A_DAY;
    Instant start = Instant.ofEpochMilli(lastMillis).minus(BEFORE_END);
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), start));
    AlertingSettings settings =
        new AlertingSettings(rules, directory.resolve("none"), directory.resolve("alerts"), 2, "");
    try (QueryEngine engine = new QueryEngine(store::snapshot, 2, clock);
        RowWriter series = store.writer(Counters.TABLE);
        RowWriter events = store.writer(Events.TABLE);
        Alerting alerting =
            new Alerting(
                settings, engine::run, new Recorder(series), new EventLog(events), clock)) {
      alerting.start();
      Thread.sleep(WARM_UP);
      long evaluations = alerting.count(AlertCounter.EVALUATIONS);
      long cpu = cpuNanos();
      Thread.sleep(MEASURED);
      long made = alerting.count(AlertCounter.EVALUATIONS) - evaluations;
      double cores = (double) (cpuNanos() - cpu) / MEASURED.toNanos();
      check(alerting, made);
      System.out.printf(
          Locale.ROOT,
          "%,d rules every 10 s over %,d rows: %,d evaluations in %d s, %.3f of a core, %.2f ms an evaluation; %d left out%n",
          RULES,
          rows,
          made,
          MEASURED.toSeconds(),
          cores,
          cores * MEASURED.toMillis() / made,
          alerting.count(AlertCounter.MISSED));
    }
  }

  private static void check(Alerting alerting, long made) {
    if (!alerting.problems().isEmpty() || alerting.count(AlertCounter.FAILURES) > 0) {
      throw new IllegalStateException("rules fail: " + alerting.problems());
    }
    if (made == 0) {
      throw new IllegalStateException("nothing was evaluated");
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static String rules() {
    StringBuilder text = new StringBuilder("groups:\n");
    for (int group = 0; group < GROUPS; group++) {
      text.append("  - name: g%d\n    interval: 10s\n    rules:\n".formatted(group));
      for (int rule = group; rule < RULES; rule += GROUPS) {
        String query = SHAPES.get(rule % SHAPES.size()).formatted(1 + rule / SHAPES.size());
        text.append("      - {alert: r%d, query: '%s'}\n".formatted(rule, query));
      }
    }
    return text.toString();
  }
}
