package io.weir.query.plan;

import io.weir.query.QueryException;
import io.weir.query.TimeRange;
import io.weir.query.syntax.Literal;
import io.weir.query.syntax.Range;
import java.util.Optional;

/** The stretch of time that a query reads. */
final class Times {
  private static final long DEFAULT_MILLIS = 5 * 60_000;

  private Times() {}

  /** The text's own range, else the request's, else the last five minutes. */
  static TimeRange range(Optional<Range> text, Optional<TimeRange> request, long nowMillis)
      throws QueryException {
    return switch (text.orElse(null)) {
      case null -> request.orElseGet(() -> last(DEFAULT_MILLIS, nowMillis));
      case Range.Last last -> last(Units.millis(last.length()), nowMillis);
      case Range.Between between -> {
        long from = millis(between.from(), nowMillis);
        long to = millis(between.to(), nowMillis);
        if (to <= from) {
          throw between.to().position().mistake("the range ends before it begins");
        }
        yield new TimeRange(from, to);
      }
    };
  }

  /** The part of a range that has come by now; all of it if none has. */
  static TimeRange elapsed(TimeRange range, long nowMillis) {
    return range.fromMillis() > nowMillis
        ? range
        : new TimeRange(range.fromMillis(), Math.min(range.toMillis(), nowMillis + 1));
  }

  /** So much time as ends with this millisecond. */
  private static TimeRange last(long lengthMillis, long nowMillis) {
    return new TimeRange(nowMillis + 1 - lengthMillis, nowMillis + 1);
  }

  static long millis(Literal literal, long nowMillis) throws QueryException {
    return switch (literal) {
      case Literal.Moment moment -> moment.millis();
      case Literal.Now now ->
          now.before().isEmpty() ? nowMillis : nowMillis - Units.millis(now.before().get());
      case Literal.Quantity _,
          Literal.Network _,
          Literal.Mac _,
          Literal.AsNumber _,
          Literal.Text _ ->
          throw literal.position().mistake("\"" + literal + "\" is no time");
    };
  }
}
