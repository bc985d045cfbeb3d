package io.weir.collector.alert.state;

import io.weir.collector.alert.rule.AlertRule;
import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.rule.OnAbsent;
import io.weir.collector.alert.rule.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts of one rule, and how they go from state to state: a row of the answer is an alert that
 * is pending until it has been there for the rule's {@code for}, then fires, and is resolved once
 * the row is gone for {@code keep_firing_for} (Prometheus, rules/alerting.go). Belongs to one
 * thread at a time.
 */
public final class RuleState {
  /** Alerts that were pending before a longer rest begin anew (Prometheus: outage tolerance). */
  private static final long TOLERANCE_MILLIS = 3_600_000;

  private final Map<Labels, Alert> alerts = new LinkedHashMap<>();
  private long evaluatedAtMillis;
  private boolean restored;

  /** The state of a rule that was never evaluated. */
  public RuleState() {}

  /** The state that an earlier process left. */
  public RuleState(RuleSnapshot left) {
    left.alerts().forEach(alert -> alerts.put(alert.labels(), alert));
    evaluatedAtMillis = left.evaluatedAtMillis();
    restored = true;
  }

  private List<Alert> alerts() {
    return List.copyOf(alerts.values());
  }

  /** Its alerts as they are. */
  public RuleSnapshot snapshot(String rule) {
    return new RuleSnapshot(rule, evaluatedAtMillis, alerts());
  }

  /**
   * Judges an answer.
   *
   * @param limit the most alerts that the rule may have
   * @return the alerts that have changed their state, each as it is now
   * @throws EvaluationException if the answer cannot be judged; nothing has changed then
   */
  public List<Alert> evaluate(AlertRule rule, Answer answer, int limit, long nowMillis)
      throws EvaluationException {
    Map<Labels, Sample> found = found(rule, answer, limit);
    if (restored) {
      rest(nowMillis - evaluatedAtMillis);
      evaluatedAtMillis = nowMillis;
      restored = false;
    }
    List<Alert> changed = new ArrayList<>();
    if (answer.missing() && rule.onAbsent() == OnAbsent.KEEP) {
      pause(evaluatedAtMillis == 0 ? 0 : nowMillis - evaluatedAtMillis);
    } else {
      Set<Labels> known = Set.copyOf(alerts.keySet());
      found.forEach((labels, sample) -> see(rule, labels, sample, nowMillis));
      for (Alert alert : alerts()) {
        Labels labels = alert.labels();
        if (found.containsKey(labels)) {
          hold(rule, alert, !known.contains(labels), nowMillis, changed);
        } else {
          leave(rule, alert, nowMillis, changed);
        }
      }
    }
    evaluatedAtMillis = nowMillis;
    return changed;
  }

  /** Takes account of a clock that was set by so much. */
  public void clockSet(long millis) {
    alerts.replaceAll((_, alert) -> alert.clockSet(millis));
    evaluatedAtMillis = evaluatedAtMillis == 0 ? 0 : evaluatedAtMillis + millis;
  }

  private void pause(long millis) {
    alerts.replaceAll((_, alert) -> alert.paused(millis));
  }

  /** Takes account of the time in which no process ran. */
  private void rest(long millis) {
    if (millis > TOLERANCE_MILLIS) {
      alerts.values().removeIf(alert -> alert.state() == AlertState.PENDING);
    }
    pause(millis);
  }

  private static Map<Labels, Sample> found(AlertRule rule, Answer answer, int limit)
      throws EvaluationException {
    List<Sample> samples =
        answer.missing() && rule.onAbsent() == OnAbsent.ALERT
            ? List.of(Sample.ABSENT)
            : answer.samples();
    if (samples.size() > limit) {
      throw new EvaluationException(
          "the rule makes %d alerts, and its group allows %d; narrow the query, or raise \"limit\""
              .formatted(samples.size(), limit));
    }
    Map<Labels, Sample> found = new LinkedHashMap<>();
    for (Sample sample : samples) {
      Labels labels = rule.labelsOf(sample);
      if (found.put(labels, sample) != null) {
        throw new EvaluationException(
            "two rows have the labels " + labels + "; the rule's own labels must not hide one");
      }
    }
    return found;
  }

  private void see(AlertRule rule, Labels labels, Sample sample, long nowMillis) {
    Map<String, String> annotations = rule.annotationsOf(sample);
    Alert known = alerts.get(labels);
    alerts.put(
        labels,
        known == null
            ? Alert.pending(rule.name(), labels, annotations, sample.value(), nowMillis)
            : known.seen(annotations, sample.value()));
  }

  private void hold(
      AlertRule rule, Alert alert, boolean isNew, long nowMillis, List<Alert> changed) {
    boolean fires =
        alert.state() == AlertState.PENDING
            && nowMillis - alert.activeAtMillis() >= rule.hold().toMillis();
    Alert after = fires ? alert.firing(nowMillis) : alert;
    alerts.put(alert.labels(), after);
    if (fires || isNew) {
      changed.add(after);
    }
  }

  private void leave(AlertRule rule, Alert alert, long nowMillis, List<Alert> changed) {
    if (alert.state() == AlertState.FIRING && rule.keepFiring().isPositive()) {
      long since = alert.keepFiringSinceMillis() == 0 ? nowMillis : alert.keepFiringSinceMillis();
      if (nowMillis - since < rule.keepFiring().toMillis()) {
        alerts.put(alert.labels(), alert.keptFiring(since));
        return;
      }
    }
    alerts.remove(alert.labels());
    changed.add(alert.resolved(nowMillis));
  }
}
