package io.weir.query;

import java.util.Locale;

/** What one query may use only so much of; {@link QueryLimits} says how much. */
public enum QueryLimit {
  /** Groups of {@code stats}. */
  GROUPS,
  /** Values that {@code rate} and {@code delta} compare. */
  SAMPLES,
  /** Rows of the answer, or of {@code stats} behind which more stages stand. */
  ROWS,
  /** Bytes that groups, compared values and rows put aside take. */
  MEMORY,
  /** Time from the text to the last row. */
  TIMEOUT;

  /** The name in the metrics, and behind {@code query.} in the configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
