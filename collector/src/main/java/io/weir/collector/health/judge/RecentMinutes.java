package io.weir.collector.health.judge;

import java.util.Arrays;

/**
 * A value for each of the last healthy minutes, and what is usual among them. A minute that lies
 * too far back counts no more.
 */
final class RecentMinutes {
  static final int CAPACITY = 60;
  private static final long MAX_AGE_MILLIS = 90 * 60_000L;

  /** Makes the median absolute deviation of a normal distribution its standard deviation. */
  private static final double DEVIATION = 1.4826;

  /** Nine tenths of a normal distribution lie within so many standard deviations. */
  private static final double NINTH_TENTH = 1.645;

  private final float[] values = new float[CAPACITY];
  private final float[] weights = new float[CAPACITY];
  private final long[] times = new long[CAPACITY];
  private int next;
  private int size;
  private double median;
  private double deviation;
  private double weight;
  private int counted;

  /**
   * Adds a minute.
   *
   * @param weight how many flows the value was measured by
   */
  void add(long timeMillis, double value, double weight) {
    values[next] = (float) value;
    weights[next] = (float) weight;
    times[next] = timeMillis;
    next = (next + 1) % CAPACITY;
    size = Math.min(size + 1, CAPACITY);
    summarise(timeMillis);
  }

  /** How many minutes count at a time. */
  int count(long nowMillis) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += nowMillis - times[i] <= MAX_AGE_MILLIS ? 1 : 0;
    }
    return count;
  }

  /** The median of the values. */
  double median() {
    return median;
  }

  /**
   * How far values stray from the median, as a standard deviation: by the median of how far they
   * do, or by the last tenth of them where that reaches further than it should. Few values show too
   * little of it, which is made up for.
   */
  double deviation() {
    return deviation * (1 + 4.0 / Math.max(1, counted));
  }

  /** The median of the weights. */
  double weight() {
    return weight;
  }

  private void summarise(long nowMillis) {
    double[] recent = new double[size];
    double[] ofWeights = new double[size];
    counted = 0;
    for (int i = 0; i < size; i++) {
      if (nowMillis - times[i] <= MAX_AGE_MILLIS) {
        recent[counted] = values[i];
        ofWeights[counted++] = weights[i];
      }
    }
    median = medianOf(recent, counted);
    weight = medianOf(ofWeights, counted);
    for (int i = 0; i < counted; i++) {
      recent[i] = Math.abs(recent[i] - median);
    }
    double ofMost = DEVIATION * medianOf(recent, counted); // which sorts them
    deviation = Math.max(ofMost, recent[(int) (counted * 0.9)] / NINTH_TENTH);
  }

  /** The median of the first values of an array, which is sorted by it. */
  static double medianOf(double[] values, int count) {
    Arrays.sort(values, 0, count);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
  }

  /** The deviation of some values from a centre, as a standard deviation, by their median. */
  static double deviationOf(double[] values, int count, double centre) {
    double[] deviations = new double[count];
    for (int i = 0; i < count; i++) {
      deviations[i] = Math.abs(values[i] - centre);
    }
    return DEVIATION * medianOf(deviations, count);
  }
}
