package io.weir.query;

import java.time.Duration;

/**
 * What one query may use; one that goes beyond ends with an error. What all together may remember
 * is no such bound: beyond it they read more.
 *
 * @param groups groups of {@code stats}
 * @param samples values that {@code rate} and {@code delta} compare
 * @param rows rows of the answer
 * @param memory bytes that groups, compared values and rows put aside take
 * @param time from the text to the last row
 * @param remembered bytes that all queries together may keep of what blocks came to, for those that
 *     ask the same again; 0 if they keep nothing
 */
public record QueryLimits(
    int groups, int samples, int rows, long memory, Duration time, long remembered) {
  /** What a query may use where nobody says otherwise. */
  public static final QueryLimits DEFAULT =
      new QueryLimits(100_000_000, 4_000_000, 10_000, 2L << 30, Duration.ofSeconds(60), 64L << 20);

  /** The same, but that queries may keep so many bytes together. */
  public QueryLimits remembering(long bytes) {
    return new QueryLimits(groups, samples, rows, memory, time, bytes);
  }
}
