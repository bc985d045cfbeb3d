package io.weir.collector.alert.rehearsal;

import io.weir.collector.alert.GroupRun;
import io.weir.collector.alert.Recording;
import io.weir.collector.alert.RuleQueries;
import io.weir.collector.alert.RuleRun;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.state.Alert;
import io.weir.query.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Finds out what rules would have told over the past: evaluates them as of each time at which they
 * would have been evaluated. What rules record goes nowhere: the past holds it already.
 */
public final class RuleReplay {
  private static final Recording NOWHERE = (_, _, _, _) -> {};

  private RuleReplay() {}

  /**
   * Goes through a stretch of time, group by group.
   *
   * @param steps gets each alert that changes its state, as it is then
   * @return how many evaluations failed
   */
  public static long run(
      List<RuleGroup> groups, TimeRange range, RuleQueries queries, Consumer<Alert> steps)
      throws InterruptedException {
    long failed = 0;
    for (RuleGroup group : groups) {
      GroupRun run = GroupRun.of(group, Map.of());
      long interval = group.interval().toMillis();
      for (long now = range.fromMillis(); now < range.toMillis(); now += interval) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(now);
        run.evaluate(queries, NOWHERE, now, nanos).forEach(steps);
        failed += run.rules().stream().filter(RuleReplay::hasFailed).count();
      }
    }
    return failed;
  }

  private static boolean hasFailed(RuleRun rule) {
    return rule.last().flatMap(RuleRun.Last::error).isPresent();
  }
}
