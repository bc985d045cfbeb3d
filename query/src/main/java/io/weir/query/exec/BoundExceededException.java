package io.weir.query.exec;

import io.weir.query.QueryLimit;
import java.math.BigDecimal;
import java.time.Duration;

/** A query goes beyond what one may use; the message names the bound and a cheaper way to ask. */
final class BoundExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final QueryLimit limit;

  private BoundExceededException(QueryLimit limit, String message) {
    super(message);
    this.limit = limit;
  }

  /** What the query uses too much of. */
  QueryLimit limit() {
    return limit;
  }

  static BoundExceededException ofGroups(int max) {
    return new BoundExceededException(
        QueryLimit.GROUPS,
        "the query makes more than %,d groups (query.groups); group by fewer fields or longer bins, or narrow the time or the conditions"
            .formatted(max));
  }

  static BoundExceededException ofSamples(int max) {
    return new BoundExceededException(
        QueryLimit.SAMPLES,
        "rate() and delta() compare at most %,d values (query.samples); narrow the time or the conditions before stats"
            .formatted(max));
  }

  static BoundExceededException ofRows(int max) {
    return new BoundExceededException(
        QueryLimit.ROWS,
        "stats makes more than %,d rows; add \"| top 100 by …\" or \"| limit 100\" behind it, or group by fewer fields"
            .formatted(max));
  }

  static BoundExceededException ofMemory(long maxBytes) {
    return new BoundExceededException(
        QueryLimit.MEMORY,
        "the query needs more than %,d MiB of memory (query.memory); group by fewer fields or longer bins, or narrow the time or the conditions"
            .formatted(maxBytes >> 20));
  }

  static BoundExceededException ofTime(Duration max) {
    return new BoundExceededException(
        QueryLimit.TIMEOUT,
        "the query took longer than %s s (query.timeout); narrow the time or the conditions, or group by fewer fields"
            .formatted(BigDecimal.valueOf(max.toMillis(), 3).stripTrailingZeros().toPlainString()));
  }
}
