package io.weir.collector.alert;

import io.weir.collector.alert.rule.RecordRule;
import io.weir.collector.alert.rule.Sample;
import io.weir.collector.alert.state.EvaluationException;
import java.util.List;

/** What takes the rows that record rules find. Several threads call it at once. */
@FunctionalInterface
public interface Recording {
  /**
   * Takes each sample that has a value.
   *
   * @param limit the most that the rule may write at once
   * @throws EvaluationException if they are more, or there is no room; what came before is kept
   */
  void record(RecordRule rule, List<Sample> samples, int limit, long nowMillis)
      throws EvaluationException;
}
