package io.weir.query.exec;

/**
 * Estimates made of values that are scaled already, by an expression, and of the sampling rate
 * beside them: what was sampled is their quotient.
 */
final class ScaledEstimateAccumulator extends EstimateAccumulator {
  @Override
  public void add(
      int[] groups,
      long[] values,
      boolean[] present,
      long[] besides,
      boolean[] hasBeside,
      int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        long rate = hasBeside[i] ? besides[i] : 1;
        add(groups[i], values[i], rate <= 1 ? values[i] : (long) ((double) values[i] / rate));
      }
    }
  }
}
