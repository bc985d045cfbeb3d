package io.weir.collector.health.score;

/**
 * Where health events begin.
 *
 * @param overall the score of all traffic below which one opens
 * @param local the score of a place below which one opens
 * @param localShare part of all traffic, in percent, that such a place must have impaired at least
 */
public record Thresholds(double overall, double local, double localShare) {
  /** What holds where nobody says otherwise. */
  public static final Thresholds DEFAULT = new Thresholds(95, 60, 0.1);

  boolean isBroken(Scope.Kind kind, double score, double impactPercent) {
    return switch (kind) {
      case OVERALL -> score < overall;
      case LOCAL, REMOTE -> score < local && impactPercent >= localShare;
    };
  }
}
