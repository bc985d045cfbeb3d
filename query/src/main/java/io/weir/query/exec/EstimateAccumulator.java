package io.weir.query.exec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The sum of what samples stand for, and how far it may be off. What was sampled, y, stands for v,
 * which is y times the sampling rate N beside it: the Horvitz–Thompson estimate of a total, since a
 * packet is sampled with probability 1/N (Horvitz, Thompson, JASA 47, 1952; sFlow v5, section
 * 4.2.1). Packets are drawn independently, so that its variance is estimated by the sum of N (N −
 * 1) y² = v (v − y), and in 95 of 100 cases the total lies within 1.96 standard deviations.
 *
 * <p>Of whole numbers both are exact, and do not depend on the order of the rows: a sum has 64 bits
 * and, seldom, carries; a variance has 128. The words of a group lie side by side, since most
 * queries meet groups in no order.
 */
abstract sealed class EstimateAccumulator implements PairAccumulator
    permits SampledEstimateAccumulator, ScaledEstimateAccumulator {
  /** How many standard deviations to either side hold 95 % of a normal distribution. */
  private static final double DEVIATIONS = 1.96;

  private static final double TWO_TO_64 = 0x1p64;

  // the words of a group
  private static final int SUM = 0;
  private static final int COUNT = 1;
  private static final int LOW = 2; // of the variance
  private static final int HIGH = 3;
  private static final int WORDS = 4;

  private long[] words = new long[0];

  /** How often the sum of a group has gone beyond 64 bits, upwards or downwards. */
  private final Map<Integer, Integer> carries = new HashMap<>();

  /** How far an estimate of some variance may be off in 95 of 100 cases. */
  static double bound(double variance) {
    return DEVIATIONS * Math.sqrt(variance);
  }

  /** The variance of an estimate with some bound. */
  static double variance(double bound) {
    return (bound / DEVIATIONS) * (bound / DEVIATIONS);
  }

  @Override
  public final void reserve(int size) {
    if (words.length < size * WORDS) {
      words = Arrays.copyOf(words, Math.max(size * WORDS, words.length * 2));
    }
  }

  @Override
  public final void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    EstimateAccumulator added = (EstimateAccumulator) other;
    for (int i = 0; i < count; i++) {
      int at = theirs[i] * WORDS;
      add(
          mine[i],
          added.words[at + SUM],
          added.words[at + COUNT],
          added.words[at + LOW],
          added.words[at + HIGH]);
      int carry = added.carry(theirs[i]);
      if (carry != 0) {
        carries.merge(mine[i], carry, Integer::sum);
      }
    }
  }

  @Override
  public final Object result(int group) {
    long count = words[group * WORDS + COUNT];
    return count == 0 ? null : new Estimate(sum(group), bound(varianceOf(group)), count);
  }

  @Override
  public final double rank(int group) {
    int at = group * WORDS;
    return words[at + COUNT] == 0 ? Double.NaN : carry(group) * TWO_TO_64 + words[at + SUM];
  }

  @Override
  public final long bytes() {
    return (long) Long.BYTES * words.length;
  }

  /** Adds an estimate v of what was sampled, y. */
  final void add(int group, long estimate, long sampled) {
    long rest = estimate - sampled;
    add(group, estimate, 1, estimate * rest, Math.multiplyHigh(estimate, rest));
  }

  /** Adds an estimate whose variance has 64 bits, unsigned. */
  final void addSmall(int group, long sum, long count, long variance) {
    int at = group * WORDS;
    addSum(group, sum);
    words[at + COUNT] += count;
    long low = words[at + LOW] + variance;
    words[at + LOW] = low;
    if (Long.compareUnsigned(low, variance) < 0) {
      words[at + HIGH]++;
    }
  }

  private void add(int group, long sum, long count, long low, long high) {
    addSmall(group, sum, count, low);
    words[group * WORDS + HIGH] += high;
  }

  private void addSum(int group, long sum) {
    long before = words[group * WORDS + SUM];
    long after = before + sum;
    words[group * WORDS + SUM] = after;
    if (((before ^ after) & (sum ^ after)) < 0) {
      carries.merge(group, sum < 0 ? -1 : 1, Integer::sum);
    }
  }

  private int carry(int group) {
    return carries.isEmpty() ? 0 : carries.getOrDefault(group, 0);
  }

  private Object sum(int group) {
    long sum = words[group * WORDS + SUM];
    int carry = carry(group);
    return carry == 0
        ? (Object) sum
        : Cells.ofBig(BigInteger.valueOf(carry).shiftLeft(Long.SIZE).add(BigInteger.valueOf(sum)));
  }

  private double varianceOf(int group) {
    long low = words[group * WORDS + LOW];
    return words[group * WORDS + HIGH] * TWO_TO_64 + (low >= 0 ? low : low + TWO_TO_64);
  }
}
