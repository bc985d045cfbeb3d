package io.weir.query.exec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The sum or the mean of whole numbers, exact: a sum has 64 bits until one does not fit them, and
 * all have 128 from then on.
 */
final class SumAccumulator implements ValueAccumulator {
  private static final double TWO_TO_64 = 0x1p64;

  /** The values of a batch add up to 64 bits if each has no more than these. */
  private static final int SAFE_BITS = 48;

  private final boolean mean;
  private long[] lows = new long[0];
  private long[] highs = new long[0]; // empty while every sum fits 64 bits
  private long[] counts = new long[0]; // of a mean only
  private boolean[] seen = new boolean[0]; // of a sum only
  private boolean wide;

  SumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  public void reserve(int size) {
    if (lows.length >= size) {
      return;
    }
    int grown = Math.max(size, lows.length * 2);
    lows = Arrays.copyOf(lows, grown);
    if (wide) {
      highs = Arrays.copyOf(highs, grown);
    }
    if (mean) {
      counts = Arrays.copyOf(counts, grown);
    } else {
      seen = Arrays.copyOf(seen, grown);
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    if (mean) {
      for (int i = 0; i < count; i++) {
        counts[groups[i]] += present[i] ? 1 : 0;
      }
    } else {
      for (int i = 0; i < count; i++) {
        seen[groups[i]] |= present[i];
      }
    }
    if (wide) {
      addWide(groups, values, present, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      long value = present[i] ? values[i] : 0;
      long before = lows[groups[i]];
      long sum = before + value;
      if (((before ^ sum) & (value ^ sum)) < 0) {
        widen();
        addWide(groups, values, present, i, count);
        return;
      }
      lows[groups[i]] = sum;
    }
  }

  @Override
  public void add(int[] groups, long[] values, int count) {
    if (mean || wide) {
      add(groups, values, Batches.ALL, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      int group = groups[i];
      long value = values[i];
      long before = lows[group];
      long sum = before + value;
      if (((before ^ sum) & (value ^ sum)) < 0) {
        widen();
        markSeen(groups, i, count);
        addWide(groups, values, Batches.ALL, i, count);
        return;
      }
      lows[group] = sum;
      seen[group] = true;
    }
  }

  @Override
  public void add(long[] values, int count) {
    long union = 0;
    for (int i = 0; i < count; i++) {
      union |= values[i];
    }
    if (union >>> SAFE_BITS != 0) {
      add(Batches.FIRST, values, count);
      return;
    }
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    addSum(0, sum, 0);
    if (mean) {
      counts[0] += count;
    } else {
      seen[0] |= count > 0;
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    SumAccumulator added = (SumAccumulator) other;
    for (int i = 0; i < count; i++) {
      int group = theirs[i];
      addSum(mine[i], added.lows[group], added.high(group));
      if (mean) {
        counts[mine[i]] += added.counts[group];
      } else {
        seen[mine[i]] |= added.seen[group];
      }
    }
  }

  @Override
  public Object result(int group) {
    if (isEmpty(group)) {
      return null;
    }
    if (mean) {
      return sum(group) / counts[group];
    }
    boolean fits = lows[group] >> 63 == high(group);
    return fits ? (Object) lows[group] : (Object) whole(high(group), lows[group]);
  }

  @Override
  public double rank(int group) {
    if (isEmpty(group)) {
      return Double.NaN;
    }
    return mean ? sum(group) / counts[group] : sum(group);
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * (lows.length + highs.length + counts.length) + seen.length;
  }

  private boolean isEmpty(int group) {
    return mean ? counts[group] == 0 : !seen[group];
  }

  private double sum(int group) {
    boolean fits = lows[group] >> 63 == high(group);
    return fits ? lows[group] : high(group) * TWO_TO_64 + unsigned(lows[group]);
  }

  private long high(int group) {
    return wide ? highs[group] : lows[group] >> 63;
  }

  private void addSum(int group, long low, long high) {
    if (!wide) {
      long before = lows[group];
      long sum = before + low;
      if (low >> 63 == high && ((before ^ sum) & (low ^ sum)) >= 0) {
        lows[group] = sum;
        return;
      }
      widen();
    }
    long sum = lows[group] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    lows[group] = sum;
    highs[group] += high + carry;
  }

  private void addWide(int[] groups, long[] values, boolean[] present, int from, int count) {
    for (int i = from; i < count; i++) {
      if (present[i]) {
        addSum(groups[i], values[i], values[i] >> 63);
      }
    }
  }

  private void markSeen(int[] groups, int from, int count) {
    for (int i = from; i < count; i++) {
      seen[groups[i]] = true;
    }
  }

  private void widen() {
    wide = true;
    highs = new long[lows.length];
    for (int group = 0; group < lows.length; group++) {
      highs[group] = lows[group] >> 63;
    }
  }

  private static BigInteger whole(long high, long low) {
    return new BigInteger(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : bits + TWO_TO_64;
  }
}
