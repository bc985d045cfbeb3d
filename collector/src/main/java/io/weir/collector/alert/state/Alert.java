package io.weir.collector.alert.state;

import io.weir.collector.alert.rule.Labels;
import java.util.Map;

/**
 * An alert as it is at some time; times are in milliseconds since 1970, and 0 until they come.
 *
 * @param event name that it keeps until it is over, and that no other alert has
 * @param rule name of the rule that found it
 * @param labels what tells it apart from other alerts
 * @param annotations texts for whoever is told
 * @param value what the rule looked at, the last time that its condition held; NaN if that was
 *     absent
 * @param activeAtMillis since when its condition holds
 * @param firedAtMillis since when it fires
 * @param keepFiringSinceMillis since when it fires although its condition does not hold any more
 * @param resolvedAtMillis since when it is over
 */
public record Alert(
    String event,
    String rule,
    Labels labels,
    Map<String, String> annotations,
    AlertState state,
    double value,
    long activeAtMillis,
    long firedAtMillis,
    long keepFiringSinceMillis,
    long resolvedAtMillis) {

  public Alert {
    annotations = Map.copyOf(annotations);
  }

  /** An alert whose condition holds for the first time. */
  static Alert pending(
      String rule, Labels labels, Map<String, String> annotations, double value, long nowMillis) {
    String event = labels.fingerprint() + "-" + Long.toString(nowMillis, Character.MAX_RADIX);
    return new Alert(
        event, rule, labels, annotations, AlertState.PENDING, value, nowMillis, 0, 0, 0);
  }

  /** The same alert, whose condition holds still. */
  Alert seen(Map<String, String> newAnnotations, double newValue) {
    return new Alert(
        event, rule, labels, newAnnotations, state, newValue, activeAtMillis, firedAtMillis, 0, 0);
  }

  /** The same alert from when it fires. */
  Alert firing(long nowMillis) {
    return with(AlertState.FIRING, nowMillis, 0, 0);
  }

  /** The same alert, which goes on firing without its condition. */
  Alert keptFiring(long sinceMillis) {
    return with(state, firedAtMillis, sinceMillis, 0);
  }

  /** The same alert when it is over. */
  public Alert resolved(long nowMillis) {
    return with(AlertState.RESOLVED, firedAtMillis, 0, nowMillis);
  }

  private Alert with(AlertState newState, long firedMillis, long keptMillis, long resolvedMillis) {
    return new Alert(
        event,
        rule,
        labels,
        annotations,
        newState,
        value,
        activeAtMillis,
        firedMillis,
        keptMillis,
        resolvedMillis);
  }

  /** The same alert after the clock was set by so much. */
  Alert clockSet(long millis) {
    return moved(millis, millis, millis);
  }

  /** The same alert after a time in which nobody could look, and which does not count. */
  Alert paused(long millis) {
    return moved(state == AlertState.PENDING ? millis : 0, 0, millis);
  }

  private Alert moved(long activeByMillis, long firedByMillis, long keptByMillis) {
    return new Alert(
        event,
        rule,
        labels,
        annotations,
        state,
        value,
        activeAtMillis + activeByMillis,
        firedAtMillis == 0 ? 0 : firedAtMillis + firedByMillis,
        keepFiringSinceMillis == 0 ? 0 : keepFiringSinceMillis + keptByMillis,
        resolvedAtMillis);
  }
}
