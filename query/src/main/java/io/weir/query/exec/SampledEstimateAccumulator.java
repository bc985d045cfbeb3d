package io.weir.query.exec;

/**
 * Estimates made of what was sampled, which is no more than 32 bits, and of the sampling rate
 * beside it, which is no more either: the estimate of a row is their product.
 */
final class SampledEstimateAccumulator extends EstimateAccumulator {
  /**
   * Where a value and its rate have so few bits together, the variances of a batch add up to 64
   * bits: one has twice as many as its estimate, and a batch ten more.
   */
  private static final int SMALL_BITS = 26;

  @Override
  public void add(
      int[] groups,
      long[] values,
      boolean[] present,
      long[] besides,
      boolean[] hasBeside,
      int count) {
    for (int i = 0; i < count; i++) {
      if (present[i] && hasBeside[i]) {
        add(groups[i], BlockInput.product(values[i], besides[i]), values[i]);
      }
    }
  }

  @Override
  public void add(int[] groups, long[] values, long[] besides, int count) {
    if (areSmall(values, besides, count)) {
      for (int i = 0; i < count; i++) {
        long estimate = values[i] * besides[i];
        addSmall(groups[i], estimate, 1, estimate * (estimate - values[i]));
      }
      return;
    }
    add(groups, values, Batches.ALL, besides, Batches.ALL, count);
  }

  @Override
  public void add(long[] values, long[] besides, int count) {
    if (!areSmall(values, besides, count)) {
      add(Batches.FIRST, values, besides, count);
      return;
    }
    long sum = 0;
    long variance = 0;
    for (int i = 0; i < count; i++) {
      long estimate = values[i] * besides[i];
      sum += estimate;
      variance += estimate * (estimate - values[i]);
    }
    addSmall(0, sum, count, variance);
  }

  private static boolean areSmall(long[] values, long[] rates, int count) {
    long ofValues = 0;
    long ofRates = 0;
    for (int i = 0; i < count; i++) {
      ofValues |= values[i];
      ofRates |= rates[i];
    }
    return bits(ofValues) + bits(ofRates) <= SMALL_BITS;
  }

  private static int bits(long word) {
    return Long.SIZE - Long.numberOfLeadingZeros(word);
  }
}
