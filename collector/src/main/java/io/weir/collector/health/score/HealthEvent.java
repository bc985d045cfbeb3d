package io.weir.collector.health.score;

import io.weir.collector.health.judge.Aspect;
import java.util.Locale;
import java.util.Set;

/**
 * A step in the life of a health event: a score that fell below its threshold.
 *
 * @param timeMillis when the step was taken: the end of the minute that made it
 * @param state what it led to
 * @param scope whose score
 * @param aspect of what
 * @param startedMillis the beginning of the first minute below the threshold
 * @param score the score; of a resolved event, the one that is above the threshold again
 * @param impactPercent part of all traffic that is on impaired paths of the scope
 * @param locals the local resources touched; of a resolved event, those that were touched last
 * @param remotes the remote resources and providers touched likewise
 */
public record HealthEvent(
    long timeMillis,
    State state,
    Scope scope,
    Aspect aspect,
    long startedMillis,
    double score,
    double impactPercent,
    Set<String> locals,
    Set<String> remotes) {

  /** What becomes of an event. */
  public enum State {
    OPENED,
    UPDATED,
    RESOLVED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The name that all steps of the event share, and no other event has. */
  public String id() {
    return "health %s %s %d".formatted(aspect, scope, startedMillis / 1000);
  }

  /** What happened, in a sentence. */
  public String summary() {
    if (state == State.RESOLVED) {
      return "%s of %s is back at %.1f".formatted(aspect, scope, score);
    }
    return "%s of %s is %.1f: %s to %s suffer, with %.1f %% of all traffic"
        .formatted(
            aspect,
            scope,
            score,
            String.join(", ", locals),
            String.join(", ", remotes),
            impactPercent);
  }
}
