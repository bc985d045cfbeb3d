package io.weir.query.exec;

import java.util.Arrays;

/**
 * The sum of what samples stand for, and how far it may be off. Each value v is what was sampled,
 * y, times the sampling rate N that stands beside it: the Horvitz–Thompson estimate of a total,
 * since a packet is sampled with probability 1/N (Horvitz, Thompson, JASA 47, 1952; sFlow v5,
 * section 4.2.1). Packets are drawn independently, so that its variance is estimated by the sum of
 * N (N − 1) y² = v² (1 − 1/N), and in 95 of 100 cases the total lies within 1.96 standard
 * deviations.
 *
 * <p>Variances of whole numbers are added up in 128 bits, so that they do not depend on the order
 * of the rows.
 */
final class EstimateAccumulator implements PairAccumulator {
  /** How many standard deviations to either side hold 95 % of a normal distribution. */
  private static final double DEVIATIONS = 1.96;

  private static final double TWO_TO_64 = 0x1p64;

  private final ValueAccumulator sum;
  private final boolean fraction;
  private long[] counts = new long[0];
  private long[] lows = new long[0]; // of variances; their raw bits where values are fractions
  private long[] highs = new long[0];

  EstimateAccumulator(boolean fraction) {
    this.sum = fraction ? new NumberSumAccumulator(false) : new SumAccumulator(false);
    this.fraction = fraction;
  }

  /** How far an estimate of some variance may be off in 95 of 100 cases. */
  static double bound(double variance) {
    return DEVIATIONS * Math.sqrt(variance);
  }

  /** The variance of an estimate with some bound. */
  static double variance(double bound) {
    return (bound / DEVIATIONS) * (bound / DEVIATIONS);
  }

  @Override
  public void reserve(int size) {
    sum.reserve(size);
    if (counts.length < size) {
      int grown = Math.max(size, counts.length * 2);
      counts = Arrays.copyOf(counts, grown);
      lows = Arrays.copyOf(lows, grown);
      highs = Arrays.copyOf(highs, grown);
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
    sum.add(groups, values, present, count);
    long rate = 1;
    double part = 1; // that each of so many packets is of all
    for (int i = 0; i < count; i++) {
      if (!present[i]) {
        continue;
      }
      counts[groups[i]]++;
      if (!hasBeside[i] || besides[i] <= 1) {
        continue;
      }
      if (besides[i] != rate) {
        rate = besides[i];
        part = 1.0 / rate;
      }
      if (fraction) {
        double value = Double.longBitsToDouble(values[i]);
        addFraction(groups[i], value * value * (1 - part));
      } else {
        long value = values[i];
        long rest = value - (long) (value * part);
        addWhole(groups[i], value * rest, Math.multiplyHigh(value, rest));
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    EstimateAccumulator added = (EstimateAccumulator) other;
    sum.absorb(added.sum, theirs, mine, count);
    for (int i = 0; i < count; i++) {
      int group = theirs[i];
      counts[mine[i]] += added.counts[group];
      if (fraction) {
        addFraction(mine[i], added.variance(group));
      } else {
        addWhole(mine[i], added.lows[group], added.highs[group]);
      }
    }
  }

  @Override
  public Object result(int group) {
    Object value = sum.result(group);
    return value == null ? null : new Estimate(value, bound(variance(group)), counts[group]);
  }

  @Override
  public double rank(int group) {
    return sum.rank(group);
  }

  @Override
  public long bytes() {
    return sum.bytes() + (long) Long.BYTES * (counts.length + lows.length + highs.length);
  }

  private double variance(int group) {
    if (fraction) {
      return Double.longBitsToDouble(lows[group]);
    }
    double low = lows[group] >= 0 ? lows[group] : lows[group] + TWO_TO_64;
    return highs[group] * TWO_TO_64 + low;
  }

  private void addFraction(int group, double variance) {
    lows[group] = Double.doubleToRawLongBits(Double.longBitsToDouble(lows[group]) + variance);
  }

  private void addWhole(int group, long low, long high) {
    long added = lows[group] + low;
    long carry = Long.compareUnsigned(added, low) < 0 ? 1 : 0;
    lows[group] = added;
    highs[group] += high + carry;
  }
}
