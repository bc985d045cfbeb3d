package io.weir.query.exec;

import java.util.Arrays;

/**
 * The buckets of groups that may hold one of the first, as far as their bounds tell. They are let
 * in from above: first those of the greatest bounds, then what the groups found in these do not
 * rule out. Read by all threads of the query, changed between their turns.
 */
final class Contenders {
  /** Where buckets come to less than so many times their mean, no group stands out. */
  private static final double FLAT = 2;

  private final double[] bounds;
  private final long[] latest = new long[UpperBounds.BUCKETS / Long.SIZE];
  private double least = Double.POSITIVE_INFINITY;

  /**
   * No contenders yet.
   *
   * @param bounds of the buckets; infinitely little where there is none
   */
  Contenders(double[] bounds) {
    this.bounds = bounds;
  }

  /**
   * The bound that about so many buckets reach; infinitely little where they reach no more than
   * most others.
   */
  double reachedBy(int buckets) {
    double[] sorted = bounds.clone();
    Arrays.sort(sorted);
    double reached = sorted[sorted.length - buckets];
    double mean = Arrays.stream(bounds).filter(Double::isFinite).average().orElse(0);
    return reached < FLAT * mean ? Double.NEGATIVE_INFINITY : reached;
  }

  /**
   * Lets those in that reach some bound, in the place of those that were let in before; answers
   * whether there are any.
   */
  boolean admit(double bound) {
    Arrays.fill(latest, 0);
    boolean any = false;
    for (int bucket = 0; bucket < bounds.length; bucket++) {
      if (bounds[bucket] >= bound && bounds[bucket] < least) {
        latest[bucket >>> 6] |= 1L << bucket;
        any = true;
      }
    }
    least = Math.min(least, bound);
    return any;
  }

  /** Whether groups with some hash are among those that were let in last. */
  boolean admits(long hash) {
    int bucket = UpperBounds.bucket(hash);
    return (latest[bucket >>> 6] >>> bucket & 1) != 0;
  }
}
