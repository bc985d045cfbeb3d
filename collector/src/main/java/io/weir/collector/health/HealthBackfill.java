package io.weir.collector.health;

import static io.weir.collector.health.measure.HealthMinutes.MINUTE_MILLIS;

import io.weir.collector.health.measure.HealthMinutes;
import io.weir.collector.health.measure.HealthParts;
import io.weir.storage.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges minutes of the past, as captures bring them. */
public final class HealthBackfill {
  private static final Logger LOG = LoggerFactory.getLogger(HealthBackfill.class);

  /** Of a capture whose times are broken, minutes without number would be judged. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private HealthBackfill() {}

  /**
   * Judges the minutes of a stretch of time that come behind those which have been judged. The
   * store's clock has no part in it.
   *
   * @throws StoreException if the store has no block for the rows
   */
  public static void run(long fromMillis, long toMillis, HealthParts parts) throws StoreException {
    long first = HealthMinutes.minuteOf(Math.max(fromMillis, toMillis - LONGEST.toMillis()));
    if (first > fromMillis) {
      LOG.warn("path health passes over what is older than {} days", LONGEST.toDays());
    }
    long judged =
        HealthMinutes.newest(parts.store(), first, toMillis).orElse(first - MINUTE_MILLIS);
    long start = judged + MINUTE_MILLIS;
    try (HealthMinutes minutes = HealthMinutes.from(start, parts)) {
      for (long minute = start; minute < toMillis; minute += MINUTE_MILLIS) {
        minutes.run(minute);
      }
    }
  }
}
