package io.weir.collector.alert.rehearsal;

import io.weir.collector.alert.GroupRun;
import io.weir.collector.alert.Recording;
import io.weir.collector.alert.RuleQueries;
import io.weir.collector.alert.RuleRun;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.state.Alert;
import io.weir.query.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Finds out what rules would have told over the past: evaluates them as of each time at which they
 * would have been evaluated. What rules record goes nowhere: the past holds it already.
 */
public final class RuleReplay {
  private static final Recording NOWHERE = (_, _, _, _) -> {};

  private RuleReplay() {}

  /** When a group is evaluated next. */
  private record Turn(long atMillis, GroupRun run) {
    Turn next() {
      return new Turn(atMillis + run.group().interval().toMillis(), run);
    }
  }

  /**
   * Goes through a stretch of time.
   *
   * @param steps gets each alert that changes its state, as it is then, the earliest first
   * @return how many evaluations failed
   */
  public static long run(
      List<RuleGroup> groups, TimeRange range, RuleQueries queries, Consumer<Alert> steps)
      throws InterruptedException {
    Queue<Turn> turns = new PriorityQueue<>(Comparator.comparingLong(Turn::atMillis));
    groups.forEach(group -> turns.add(new Turn(range.fromMillis(), GroupRun.of(group, Map.of()))));
    long failed = 0;
    while (!turns.isEmpty() && turns.element().atMillis() < range.toMillis()) {
      Turn turn = turns.remove();
      long nanos = TimeUnit.MILLISECONDS.toNanos(turn.atMillis());
      turn.run().evaluate(queries, NOWHERE, turn.atMillis(), nanos).forEach(steps);
      failed += turn.run().rules().stream().filter(RuleRun::failed).count();
      turns.add(turn.next());
    }
    return failed;
  }
}
