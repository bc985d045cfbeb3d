package io.weir.collector.alert;

import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.alert.state.RuleState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The groups of one reading of the file, each evaluated at its interval: spread over it, so that
 * not all come at once.
 */
final class Rules implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

  /** What was found at one evaluation of a group. */
  record Step(List<Alert> changed, List<RuleRun> rules, long nowMillis) {}

  private final List<GroupRun> groups;
  private final List<Schedule> schedules = new ArrayList<>();
  private final Map<String, LongAdder> missed = new LinkedHashMap<>();

  /**
   * Groups that are yet to be started.
   *
   * @param left the states that rules go on from, by their names
   */
  Rules(List<RuleGroup> groups, Map<String, RuleState> left) {
    this.groups = groups.stream().map(group -> GroupRun.of(group, left)).toList();
    groups.forEach(group -> missed.put(group.name(), new LongAdder()));
  }

  /** Begins to evaluate; each step is given to {@code steps} on the thread that evaluated. */
  void start(
      ScheduledExecutorService threads,
      Clock clock,
      RuleQueries queries,
      Recording recording,
      Consumer<Step> steps) {
    for (GroupRun group : groups) {
      Schedule schedule =
          new Schedule(
              (task, delay) -> {
                var _ = threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
              },
              System::nanoTime,
              group.group().interval(),
              () -> {
                long nowMillis = clock.millis();
                List<Alert> changed =
                    group.evaluate(queries, recording, nowMillis, System.nanoTime());
                steps.accept(new Step(changed, group.rules(), nowMillis));
              },
              count -> missed(group, count));
      schedules.add(schedule);
      schedule.start(offset(group.group()));
    }
  }

  /** After which part of its interval a group comes, so that groups are spread over it. */
  static Duration offset(RuleGroup group) {
    long hash = group.name().hashCode() * 2_654_435_761L; // Knuth: similar names end up far apart
    return Duration.ofMillis(Math.floorMod(hash, group.interval().toMillis()));
  }

  /** Ends the evaluations; comes back when none runs any more. */
  @Override
  public void close() {
    schedules.forEach(Schedule::close);
  }

  List<GroupRun> groups() {
    return groups;
  }

  /** What the rules are called. */
  List<String> names() {
    return groups.stream()
        .flatMap(group -> group.rules().stream())
        .map(rule -> rule.rule().name())
        .toList();
  }

  /** How many evaluations of a group were left out because the one before had not ended. */
  long missed(String group) {
    LongAdder count = missed.get(group);
    return count == null ? 0 : count.sum();
  }

  /** How many evaluations of any group were left out. */
  long missed() {
    return missed.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Every alert that fires. */
  List<Alert> firing() {
    return groups.stream()
        .flatMap(group -> group.rules().stream())
        .flatMap(rule -> rule.alerts().stream())
        .filter(alert -> alert.state() == AlertState.FIRING)
        .toList();
  }

  /** What rules can go on from, by their names. Nobody must evaluate meanwhile. */
  Map<String, RuleState> states() {
    Map<String, RuleState> states = new LinkedHashMap<>();
    groups.forEach(group -> group.states(states));
    return states;
  }

  private void missed(GroupRun group, long count) {
    LongAdder sum = missed.get(group.group().name());
    if (sum.sum() == 0) {
      LOG.warn(
          "group {} of rules takes longer than its interval of {} s{}: evaluations are left out",
          group.group().name(),
          group.group().interval().toSeconds(),
          group.slowest().map(rule -> ", most of it for rule " + rule.rule().name()).orElse(""));
    }
    sum.add(count);
  }
}
