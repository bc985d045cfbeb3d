package io.weir.collector.alert.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One test of rules: the rows that there are, what happens, and the alerts that must come of it.
 */
record RuleTest(
    String name,
    List<Series> input,
    List<Interruption> interruptions,
    List<Expectation> expectations) {

  /** When everything is over that is to be looked at. */
  Duration end() {
    return expectations.stream()
        .map(Expectation::at)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** By how much the clock was set up to some time. */
  Duration clockSetBy(Duration time) {
    return interruptions.stream()
        .flatMap(
            interruption ->
                interruption instanceof Interruption.ClockSet set
                        && !set.at().minus(time).isPositive()
                    ? Stream.of(set.by())
                    : Stream.empty())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether no process runs at some time. */
  boolean isDown(Duration time) {
    return interruptions.stream()
        .anyMatch(
            interruption ->
                interruption instanceof Interruption.Restart restart
                    && restart.at().compareTo(time) <= 0
                    && restart.at().plus(restart.down()).compareTo(time) > 0);
  }
}
