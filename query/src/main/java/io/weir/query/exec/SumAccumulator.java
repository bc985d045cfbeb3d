package io.weir.query.exec;

import java.util.Arrays;

/**
 * The sum or the mean of whole numbers, exact: each sum has 128 bits. A sum that does not fit 64
 * bits is answered as the nearest {@code double}.
 */
final class SumAccumulator implements Accumulator {
  private static final double TWO_TO_64 = 0x1p64;

  private final boolean mean;
  private long[] lows = new long[0];
  private long[] highs = new long[0];
  private long[] counts = new long[0];

  SumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  public void reserve(int size) {
    if (lows.length < size) {
      int grown = Math.max(size, lows.length * 2);
      lows = Arrays.copyOf(lows, grown);
      highs = Arrays.copyOf(highs, grown);
      counts = Arrays.copyOf(counts, grown);
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        counts[groups[i]]++;
        add(groups[i], values[i], values[i] >> 63);
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] groups) {
    SumAccumulator theirs = (SumAccumulator) other;
    for (int i = 0; i < groups.length; i++) {
      counts[groups[i]] += theirs.counts[i];
      add(groups[i], theirs.lows[i], theirs.highs[i]);
    }
  }

  @Override
  public Object result(int group) {
    if (counts[group] == 0) {
      return null;
    }
    boolean fits = lows[group] >> 63 == highs[group];
    if (!mean && fits) {
      return lows[group];
    }
    double sum = fits ? lows[group] : highs[group] * TWO_TO_64 + unsigned(lows[group]);
    return mean ? (Object) (sum / counts[group]) : (Object) sum;
  }

  private void add(int group, long low, long high) {
    long sum = lows[group] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    lows[group] = sum;
    highs[group] += high + carry;
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : bits + TWO_TO_64;
  }
}
