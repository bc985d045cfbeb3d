package io.weir.collector.http;

import io.weir.query.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times of a request's range: ISO 8601 with its offset, {@code now}, {@code now-15m}, or
 * milliseconds since 1970.
 */
final class TimeParameter {
  private static final Duration DEFAULT_SPAN = Duration.ofMinutes(5);
  private static final Pattern RELATIVE = Pattern.compile("now(?:-([0-9]{1,9})(ms|s|m|h|d|w))?");
  private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,15}");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private TimeParameter() {}

  /**
   * The range of a request; empty if the request names neither end. One end alone is completed by
   * now, or by five minutes before the other.
   */
  static Optional<TimeRange> range(Optional<String> from, Optional<String> to, Clock clock)
      throws ProblemException {
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(range(from, to, DEFAULT_SPAN, clock));
  }

  /**
   * The range of a request that is of some length, and ends now, where the request does not say.
   */
  static TimeRange range(Optional<String> from, Optional<String> to, Duration span, Clock clock)
      throws ProblemException {
    Instant now = clock.instant();
    Instant end = to.isPresent() ? time("to", to.get(), now) : now;
    Instant start = from.isPresent() ? time("from", from.get(), now) : end.minus(span);
    if (!start.isBefore(end)) {
      throw refusal("\"from\" (" + start + ") must lie before \"to\" (" + end + ")");
    }
    return new TimeRange(start.toEpochMilli(), end.toEpochMilli());
  }

  private static Instant time(String name, String text, Instant now) throws ProblemException {
    if (MILLIS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      return relative.group(1) == null
          ? now
          : now.minus(UNITS.get(relative.group(2)).multipliedBy(Long.parseLong(relative.group(1))));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw refusal(
          "\""
              + name
              + "\" is no time: \""
              + text
              + "\"; write it as in 2026-01-31T12:00:00Z, now-15m, or in milliseconds since 1970");
    }
  }

  private static ProblemException refusal(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail);
  }
}
