package io.weir.query.exec;

import java.util.Arrays;

/**
 * The least or the greatest value. Numbers with a fraction are compared by their value, whole ones
 * as they are.
 */
final class ExtremeAccumulator implements ValueAccumulator {
  private final boolean least;
  private final boolean fraction;
  private long[] values = new long[0];
  private boolean[] seen = new boolean[0];

  ExtremeAccumulator(boolean least, boolean fraction) {
    this.least = least;
    this.fraction = fraction;
  }

  @Override
  public void reserve(int size) {
    if (values.length < size) {
      int grown = Math.max(size, values.length * 2);
      values = Arrays.copyOf(values, grown);
      seen = Arrays.copyOf(seen, grown);
    }
  }

  @Override
  public void add(int[] groups, long[] added, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        add(groups[i], added[i]);
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    ExtremeAccumulator added = (ExtremeAccumulator) other;
    for (int i = 0; i < count; i++) {
      if (added.seen[theirs[i]]) {
        add(mine[i], added.values[theirs[i]]);
      }
    }
  }

  @Override
  public Object result(int group) {
    if (!seen[group]) {
      return null;
    }
    return fraction ? (Object) Double.longBitsToDouble(values[group]) : (Object) values[group];
  }

  @Override
  public double rank(int group) {
    if (!seen[group]) {
      return Double.NaN;
    }
    return fraction ? Double.longBitsToDouble(values[group]) : values[group];
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * values.length + seen.length;
  }

  private void add(int group, long value) {
    if (!seen[group] || beyond(value, values[group])) {
      values[group] = value;
      seen[group] = true;
    }
  }

  private boolean beyond(long value, long extreme) {
    int sign =
        fraction
            ? Double.compare(Double.longBitsToDouble(value), Double.longBitsToDouble(extreme))
            : Long.compare(value, extreme);
    return least ? sign < 0 : sign > 0;
  }
}
