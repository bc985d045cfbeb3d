package io.weir.query.exec;

/**
 * A cell that is estimated from samples, while stages work on it.
 *
 * @param value the estimate itself, as results hold it
 * @param bound how far the true value may be off in 95 of 100 cases, in the unit of the value
 * @param samples how many rows it is made of
 */
record Estimate(Object value, double bound, long samples) {
  /** A cell without what is known of its error. */
  static Object value(Object cell) {
    return cell instanceof Estimate estimate ? estimate.value : cell;
  }

  /** The variance of a cell; none if it is no estimate. */
  static double variance(Object cell) {
    return cell instanceof Estimate estimate ? EstimateAccumulator.variance(estimate.bound) : 0;
  }

  /** The bound as a part of the value; null of nothing. */
  Double relativeError() {
    double magnitude = Math.abs(((Number) value).doubleValue());
    return magnitude == 0 ? null : (Double) (bound / magnitude);
  }

  /** A number, estimated or not, by another. */
  static Object divided(Object cell, double divisor) {
    return switch (cell) {
      case Estimate(Object value, double bound, long samples) ->
          new Estimate(divided(value, divisor), bound / divisor, samples);
      default -> ((Number) cell).doubleValue() / divisor;
    };
  }

  /**
   * What part of a total a number is. The rest of the total is estimated apart from the part, so
   * that to first order the variance of part / total is ((1 − p)² Var(part) + p² Var(rest)) /
   * total² (Cochran, Sampling Techniques, 1977, section 6.4).
   */
  static Object part(Object cell, Object total) {
    double whole = ((Number) value(total)).doubleValue();
    if (whole == 0) {
      return null;
    }
    double part = ((Number) value(cell)).doubleValue() / whole;
    if (!(cell instanceof Estimate estimate) || !(total instanceof Estimate all)) {
      return part;
    }
    double own = EstimateAccumulator.variance(estimate.bound);
    double rest = Math.max(0, EstimateAccumulator.variance(all.bound) - own);
    double variance = ((1 - part) * (1 - part) * own + part * part * rest) / (whole * whole);
    return new Estimate(part, EstimateAccumulator.bound(variance), estimate.samples);
  }
}
