package io.weir.query.exec;

import java.util.Arrays;

/** As {@link EstimateAccumulator}, of numbers with a fraction. */
final class FractionEstimateAccumulator implements PairAccumulator {
  private double[] sums = new double[0];
  private double[] variances = new double[0];
  private long[] counts = new long[0];

  @Override
  public void reserve(int size) {
    if (counts.length < size) {
      int grown = Math.max(size, counts.length * 2);
      sums = Arrays.copyOf(sums, grown);
      variances = Arrays.copyOf(variances, grown);
      counts = Arrays.copyOf(counts, grown);
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
      if (!present[i]) {
        continue;
      }
      int group = groups[i];
      double value = Double.longBitsToDouble(values[i]);
      double rate = hasBeside[i] ? Math.max(1, besides[i]) : 1;
      sums[group] += value;
      variances[group] += value * value * (1 - 1 / rate);
      counts[group]++;
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    FractionEstimateAccumulator added = (FractionEstimateAccumulator) other;
    for (int i = 0; i < count; i++) {
      sums[mine[i]] += added.sums[theirs[i]];
      variances[mine[i]] += added.variances[theirs[i]];
      counts[mine[i]] += added.counts[theirs[i]];
    }
  }

  @Override
  public Object result(int group) {
    return counts[group] == 0
        ? null
        : new Estimate(sums[group], EstimateAccumulator.bound(variances[group]), counts[group]);
  }

  @Override
  public double rank(int group) {
    return counts[group] == 0 ? Double.NaN : sums[group];
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * (sums.length + variances.length + counts.length);
  }
}
