package io.weir.collector.alert.rehearsal;

import io.weir.collector.alert.GroupRun;
import io.weir.collector.alert.Recorder;
import io.weir.collector.alert.RuleQueries;
import io.weir.collector.alert.RuleRun;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.RuleState;
import io.weir.collector.alert.state.StateFile;
import io.weir.storage.schema.Counters;
import io.weir.storage.store.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs one test: goes through time second by second, evaluates each group as often as it says, and
 * compares. A restart goes through the file of states, as in a collector.
 */
final class RuleTestRun {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(1);

  private final RuleTest test;
  private final List<RuleGroup> groups;
  private final ScratchTables tables;
  private final RuleQueries queries;
  private final StateFile file;
  private final Recorder recorder;
  private final Set<Interruption> over = new HashSet<>();
  private List<GroupRun> runs;

  RuleTestRun(
      RuleTest test,
      List<RuleGroup> groups,
      ScratchTables tables,
      RuleQueries queries,
      Path stateFile) {
    this.test = test;
    this.groups = groups;
    this.tables = tables;
    this.queries = queries;
    this.file = new StateFile(stateFile);
    this.recorder = new Recorder(tables.writer(Counters.TABLE));
    this.runs = groups.stream().map(group -> GroupRun.of(group, Map.of())).toList();
  }

  /** Runs it; gives what differs from what was expected. */
  List<String> run() throws IOException, InterruptedException {
    test.input().forEach(this::write);
    List<String> differences = new ArrayList<>();
    for (Duration time = Duration.ZERO; time.compareTo(test.end()) <= 0; time = time.plus(TICK)) {
      restart(time);
      if (!test.isDown(time)) {
        evaluate(time);
      }
      for (Expectation expectation : test.expectations()) {
        if (expectation.at().equals(time)) {
          expectation.difference(alerts(expectation.rule())).ifPresent(differences::add);
        }
      }
    }
    return differences;
  }

  private void write(Series series) {
    try (RowWriter writer = tables.writer(series.table())) {
      for (int number = 0; number < series.length(); number++) {
        Duration time = series.every().multipliedBy(number);
        if (!test.isDown(time)) {
          series.write(number, clockMillis(time), writer);
        }
      }
    }
  }

  private void evaluate(Duration time) throws InterruptedException {
    for (GroupRun run : runs) {
      if (time.toMillis() % run.group().interval().toMillis() == 0) {
        var _ = run.evaluate(queries, recorder, clockMillis(time), time.toNanos());
      }
    }
  }

  /** The new process takes up what the old one left. */
  private void restart(Duration time) throws IOException {
    for (Interruption interruption : test.interruptions()) {
      if (interruption instanceof Interruption.Restart(Duration at, Duration down)
          && at.plus(down).compareTo(time) <= 0
          && over.add(interruption)) {
        file.write(
            runs.stream().flatMap(run -> run.rules().stream()).map(RuleRun::snapshot).toList());
        Map<String, RuleState> left = file.read();
        runs = groups.stream().map(group -> GroupRun.of(group, left)).toList();
      }
    }
  }

  private List<Alert> alerts(String rule) {
    return runs.stream()
        .flatMap(run -> run.rules().stream())
        .filter(run -> run.rule().name().equals(rule))
        .findFirst()
        .map(RuleRun::alerts)
        .orElse(List.of());
  }

  /** What went wrong in the last evaluations. */
  List<String> errors() {
    return runs.stream()
        .flatMap(run -> run.rules().stream())
        .flatMap(
            run ->
                run.last().flatMap(RuleRun.Last::error).stream()
                    .map(error -> run.rule().name() + ": " + error))
        .toList();
  }

  private long clockMillis(Duration time) {
    return START.plus(time).plus(test.clockSetBy(time)).toEpochMilli();
  }
}
