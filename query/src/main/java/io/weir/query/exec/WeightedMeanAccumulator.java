package io.weir.query.exec;

import java.util.Arrays;

/**
 * The mean of whole numbers, each as heavy as the number beside it; absent where all weigh nothing.
 */
final class WeightedMeanAccumulator implements PairAccumulator {
  private double[] sums = new double[0];
  private double[] weights = new double[0];

  @Override
  public void reserve(int size) {
    if (sums.length < size) {
      int grown = Math.max(size, sums.length * 2);
      sums = Arrays.copyOf(sums, grown);
      weights = Arrays.copyOf(weights, grown);
    }
  }

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
        sums[groups[i]] += (double) values[i] * besides[i];
        weights[groups[i]] += besides[i];
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    WeightedMeanAccumulator added = (WeightedMeanAccumulator) other;
    for (int i = 0; i < count; i++) {
      sums[mine[i]] += added.sums[theirs[i]];
      weights[mine[i]] += added.weights[theirs[i]];
    }
  }

  @Override
  public Object result(int group) {
    return weights[group] == 0 ? null : (Object) value(group);
  }

  @Override
  public double rank(int group) {
    return weights[group] == 0 ? Double.NaN : value(group);
  }

  @Override
  public long bytes() {
    return (long) Double.BYTES * (sums.length + weights.length);
  }

  private double value(int group) {
    return sums[group] / weights[group];
  }
}
