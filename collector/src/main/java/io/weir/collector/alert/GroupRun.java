package io.weir.collector.alert;

import io.weir.collector.alert.rule.Rule;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.RuleState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A group of rules in use. One thread evaluates it at a time; any thread may look. */
public final class GroupRun {
  private final RuleGroup group;
  private final List<RuleRun> rules;
  private final ClockWatch watch = new ClockWatch();

  private GroupRun(RuleGroup group, List<RuleRun> rules) {
    this.group = group;
    this.rules = rules;
  }

  /** A group that goes on from the states that its rules were left in, by their names. */
  public static GroupRun of(RuleGroup group, Map<String, RuleState> left) {
    Function<Rule, RuleState> state =
        rule -> left.containsKey(rule.name()) ? left.get(rule.name()) : new RuleState();
    return new GroupRun(
        group, group.rules().stream().map(rule -> new RuleRun(rule, state.apply(rule))).toList());
  }

  /** What is evaluated. */
  public RuleGroup group() {
    return group;
  }

  /** Its rules, in order. */
  public List<RuleRun> rules() {
    return rules;
  }

  /**
   * Evaluates each rule once.
   *
   * @param nanos what a watch shows that nobody can set
   * @return the alerts that have changed their state
   */
  public List<Alert> evaluate(RuleQueries queries, Recording recording, long nowMillis, long nanos)
      throws InterruptedException {
    long setMillis = watch.setBy(nowMillis, nanos);
    if (setMillis != 0) {
      rules.forEach(rule -> rule.clockSet(setMillis));
    }
    List<Alert> changed = new ArrayList<>();
    for (RuleRun rule : rules) {
      changed.addAll(rule.evaluate(queries, recording, group.limit(), nowMillis));
    }
    return changed;
  }

  /** The rule whose last evaluation took longest. */
  Optional<RuleRun> slowest() {
    return rules.stream().max(Comparator.comparingLong(GroupRun::nanos));
  }

  private static long nanos(RuleRun rule) {
    return rule.last().map(RuleRun.Last::nanos).orElse(0L);
  }

  /** What another run of its rules can go on from, by their names. */
  public void states(Map<String, RuleState> states) {
    rules.forEach(rule -> states.put(rule.rule().name(), rule.state()));
  }
}
