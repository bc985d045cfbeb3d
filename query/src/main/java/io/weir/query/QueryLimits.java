package io.weir.query;

import java.time.Duration;

/**
 * What one query may use; one that goes beyond ends with an error.
 *
 * @param groups groups of {@code stats}
 * @param samples values that {@code rate} and {@code delta} compare
 * @param rows rows of the answer
 * @param memory bytes that groups, compared values and rows put aside take
 * @param time from the text to the last row
 */
public record QueryLimits(int groups, int samples, int rows, long memory, Duration time) {
  /** What a query may use where nobody says otherwise. */
  public static final QueryLimits DEFAULT =
      new QueryLimits(100_000_000, 4_000_000, 10_000, 2L << 30, Duration.ofSeconds(60));
}
