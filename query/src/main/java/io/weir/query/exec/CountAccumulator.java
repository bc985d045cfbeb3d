package io.weir.query.exec;

import java.util.Arrays;

/** How many values there were. */
final class CountAccumulator implements ValueAccumulator {
  private long[] counts = new long[0];

  @Override
  public void reserve(int size) {
    if (counts.length < size) {
      counts = Arrays.copyOf(counts, Math.max(size, counts.length * 2));
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      counts[groups[i]] += present[i] ? 1 : 0;
    }
  }

  @Override
  public void add(int[] groups, long[] values, int count) {
    for (int i = 0; i < count; i++) {
      counts[groups[i]]++;
    }
  }

  @Override
  public void add(long[] values, int count) {
    counts[0] += count;
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    long[] added = ((CountAccumulator) other).counts;
    for (int i = 0; i < count; i++) {
      counts[mine[i]] += added[theirs[i]];
    }
  }

  long count(int group) {
    return counts[group];
  }

  @Override
  public Object result(int group) {
    return counts[group];
  }

  @Override
  public double rank(int group) {
    return counts[group];
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * counts.length;
  }
}
