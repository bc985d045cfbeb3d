package io.weir.query;

/**
 * A stretch of time, from its first millisecond up to but without its last.
 *
 * @param fromMillis first, in milliseconds since 1970
 * @param toMillis one past the last
 */
public record TimeRange(long fromMillis, long toMillis) {
  public TimeRange {
    if (toMillis <= fromMillis) {
      throw new IllegalArgumentException("a time range must end after it begins");
    }
  }
}
