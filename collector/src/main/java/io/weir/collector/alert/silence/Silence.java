package io.weir.collector.alert.silence;

import io.weir.collector.alert.rule.Labels;
import java.util.List;

/**
 * A while in which nobody is told of some alerts.
 *
 * @param matchers the conditions that an alert's labels must all meet; one at least
 * @param startsAtMillis from when on
 * @param endsAtMillis until when
 * @param createdBy who wants it
 * @param comment why
 */
public record Silence(
    String id,
    List<LabelMatcher> matchers,
    long startsAtMillis,
    long endsAtMillis,
    String createdBy,
    String comment) {

  public Silence {
    matchers = List.copyOf(matchers);
  }

  /** Whether it holds for an alert at some time. */
  public boolean covers(Labels labels, long nowMillis) {
    return startsAtMillis <= nowMillis
        && nowMillis < endsAtMillis
        && matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }

  /** The same until an earlier end. */
  Silence endingAt(long millis) {
    return new Silence(id, matchers, Math.min(startsAtMillis, millis), millis, createdBy, comment);
  }
}
