package io.weir.collector.alert;

import io.weir.collector.alert.rule.AlertRule;
import io.weir.collector.alert.rule.RecordRule;
import io.weir.collector.alert.rule.Rule;
import io.weir.collector.alert.rule.Sample;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.Answer;
import io.weir.collector.alert.state.EvaluationException;
import io.weir.collector.alert.state.RuleSnapshot;
import io.weir.collector.alert.state.RuleState;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import java.util.List;
import java.util.Optional;

/**
 * A rule in use: its alerts, and how its last evaluation went. One thread evaluates it at a time;
 * any thread may look.
 */
public final class RuleRun {
  /**
   * How an evaluation went.
   *
   * @param atMillis when it began
   * @param nanos how long it took
   * @param error what went wrong, in a sentence; empty if nothing did
   */
  public record Last(long atMillis, long nanos, Optional<String> error) {}

  private final Rule rule;
  private final RuleState state;
  private volatile Optional<Last> last = Optional.empty();
  private volatile Optional<String> errorBefore = Optional.empty();
  private volatile RuleSnapshot snapshot;

  RuleRun(Rule rule, RuleState state) {
    this.rule = rule;
    this.state = state;
    this.snapshot = state.snapshot(rule.name());
  }

  /** What is evaluated. */
  public Rule rule() {
    return rule;
  }

  /** The alerts that were pending or firing after the last evaluation. */
  public List<Alert> alerts() {
    return snapshot.alerts();
  }

  /** What another process can go on from. */
  public RuleSnapshot snapshot() {
    return snapshot;
  }

  /** How the last evaluation went; empty before the first. */
  public Optional<Last> last() {
    return last;
  }

  /** Whether the last evaluation went wrong. */
  public boolean failed() {
    return last.flatMap(Last::error).isPresent();
  }

  /** What went wrong at the last evaluation, and did not at the one before. */
  Optional<String> newError() {
    Optional<String> error = last.flatMap(Last::error);
    return error.equals(errorBefore) ? Optional.empty() : error;
  }

  /** What it goes on from. */
  RuleState state() {
    return state;
  }

  /** Takes account of a clock that was set by so much. */
  void clockSet(long millis) {
    state.clockSet(millis);
  }

  /**
   * Evaluates the rule once.
   *
   * @return the alerts that have changed their state; none if the evaluation failed, which {@link
   *     #last} tells
   */
  List<Alert> evaluate(RuleQueries queries, Recording recording, int limit, long nowMillis)
      throws InterruptedException {
    long begin = System.nanoTime();
    List<Alert> changed = List.of();
    Optional<String> error = Optional.empty();
    try {
      QueryResult result =
          queries.run(new QueryRequest(rule.query().text(), Optional.empty()), nowMillis);
      changed = judge(result, recording, limit, nowMillis);
    } catch (QueryException e) {
      error = Optional.of("in the query, " + e.located());
    } catch (EvaluationException e) {
      error = Optional.of(e.getMessage());
    }
    snapshot = state.snapshot(rule.name());
    errorBefore = last.flatMap(Last::error);
    last = Optional.of(new Last(nowMillis, System.nanoTime() - begin, error));
    return changed;
  }

  private List<Alert> judge(QueryResult result, Recording recording, int limit, long nowMillis)
      throws EvaluationException {
    List<Sample> samples = rule.query().samples(result);
    return switch (rule) {
      case AlertRule alert -> {
        boolean missing = samples.isEmpty() && result.statistics().rowsMatched() == 0;
        yield state.evaluate(alert, new Answer(samples, missing), limit, nowMillis);
      }
      case RecordRule series -> {
        recording.record(series, samples, limit, nowMillis);
        yield List.of();
      }
    };
  }
}
