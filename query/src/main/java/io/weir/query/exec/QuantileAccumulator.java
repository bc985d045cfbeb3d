package io.weir.query.exec;

/** A quantile of the values, within 1 % of its own value. */
final class QuantileAccumulator implements ValueAccumulator {
  private final double quantile;
  private final Histograms histograms;
  private final boolean first;

  /**
   * A quantile.
   *
   * @param histograms of the values, which other quantiles may read, too
   * @param first whether it is this one that fills them
   */
  QuantileAccumulator(double quantile, Histograms histograms, boolean first) {
    this.quantile = quantile;
    this.histograms = histograms;
    this.first = first;
  }

  @Override
  public void reserve(int size) {
    if (first) {
      histograms.reserve(size);
    }
  }

  @Override
  public void add(int[] groups, long[] values, boolean[] present, int count) {
    if (first) {
      histograms.add(groups, values, present, count);
    }
  }

  @Override
  public void absorb(Accumulator other, int[] theirs, int[] mine, int count) {
    if (first) {
      histograms.absorb(((QuantileAccumulator) other).histograms, theirs, mine, count);
    }
  }

  @Override
  public Object result(int group) {
    return histograms.isEmpty(group) ? null : (Object) histograms.quantile(group, quantile);
  }

  @Override
  public double rank(int group) {
    return histograms.isEmpty(group) ? Double.NaN : histograms.quantile(group, quantile);
  }

  @Override
  public long bytes() {
    return first ? histograms.bytes() : 0;
  }
}
