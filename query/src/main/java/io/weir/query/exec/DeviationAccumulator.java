package io.weir.query.exec;

import java.util.Arrays;

/**
 * The standard deviation of values as a sample of more: by the square root of the sum of squares
 * over one less than their number. Means and squares are kept value by value and joined part by
 * part (Chan, Golub, LeVeque, 1979), so that no digits are lost.
 */
final class DeviationAccumulator implements ValueAccumulator {
  private final boolean fraction;
  private long[] counts = new long[0];
  private double[] means = new double[0];
  private double[] squares = new double[0];

  DeviationAccumulator(boolean fraction) {
    this.fraction = fraction;
  }

  @Override
  public void reserve(int size) {
    if (counts.length < size) {
      int grown = Math.max(size, counts.length * 2);
      counts = Arrays.copyOf(counts, grown);
      means = Arrays.copyOf(means, grown);
      squares = Arrays.copyOf(squares, grown);
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    for (int i = 0; i < count; i++) {
      if (present[i]) {
        add(groups[i], fraction ? Double.longBitsToDouble(values[i]) : values[i]);
      }
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    DeviationAccumulator added = (DeviationAccumulator) other;
    for (int i = 0; i < count; i++) {
      int group = theirs[i];
      if (added.counts[group] > 0) {
        join(mine[i], added.counts[group], added.means[group], added.squares[group]);
      }
    }
  }

  @Override
  public Object result(int group) {
    return counts[group] < 2 ? null : (Object) Math.sqrt(squares[group] / (counts[group] - 1));
  }

  @Override
  public long bytes() {
    return (long) Long.BYTES * (counts.length + means.length + squares.length);
  }

  private void add(int group, double value) {
    double distance = value - means[group];
    means[group] += distance / ++counts[group];
    squares[group] += distance * (value - means[group]);
  }

  private void join(int group, long count, double mean, double square) {
    long total = counts[group] + count;
    double distance = mean - means[group];
    squares[group] += square + distance * distance * counts[group] * count / total;
    means[group] += distance * count / total;
    counts[group] = total;
  }
}
