package io.weir.query.exec;

import java.util.Arrays;

/** The sum or the mean of numbers with a fraction. */
final class NumberSumAccumulator implements Accumulator {
  private final boolean mean;
  private double[] sums = new double[0];
  private long[] counts = new long[0];

  NumberSumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  public void reserve(int size) {
    if (sums.length < size) {
      int grown = Math.max(size, sums.length * 2);
      sums = Arrays.copyOf(sums, grown);
      counts = Arrays.copyOf(counts, grown);
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        add(groups[i], Double.longBitsToDouble(values[i]));
      }
    }
  }

  void add(int group, double value) {
    sums[group] += value;
    counts[group]++;
  }

  @Override
  public void absorb(Accumulator other, int[] groups) {
    NumberSumAccumulator theirs = (NumberSumAccumulator) other;
    for (int i = 0; i < groups.length; i++) {
      sums[groups[i]] += theirs.sums[i];
      counts[groups[i]] += theirs.counts[i];
    }
  }

  @Override
  public Object result(int group) {
    if (counts[group] == 0) {
      return null;
    }
    return mean ? sums[group] / counts[group] : sums[group];
  }
}
