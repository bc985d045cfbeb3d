package io.weir.query;

import java.time.Duration;

/**
 * What one query may use; one that goes beyond ends with an error.
 *
 * @param groups groups of {@code stats}
 * @param samples values that {@code rate} and {@code delta} compare; each takes some 33 bytes
 * @param memory bytes that its groups, values and rows put aside take
 * @param time from the text to the last block
 */
public record QueryLimits(int groups, int samples, long memory, Duration time) {
  /** What a collector allows. */
  public static final QueryLimits DEFAULT =
      new QueryLimits(1 << 24, 1 << 22, 2L << 30, Duration.ofSeconds(60));
}
