package io.weir.query.exec;

import java.util.Arrays;

/** The sum or the mean of numbers with a fraction. */
final class NumberSumAccumulator implements ValueAccumulator {
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
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    NumberSumAccumulator added = (NumberSumAccumulator) other;
    for (int i = 0; i < count; i++) {
      sums[mine[i]] += added.sums[theirs[i]];
      counts[mine[i]] += added.counts[theirs[i]];
    }
  }

  @Override
  public Object result(int group) {
    return counts[group] == 0 ? null : (Object) value(group);
  }

  @Override
  public double rank(int group) {
    return counts[group] == 0 ? Double.NaN : value(group);
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * (sums.length + counts.length);
  }

  private double value(int group) {
    return mean ? sums[group] / counts[group] : sums[group];
  }
}
