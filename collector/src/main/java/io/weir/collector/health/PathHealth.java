package io.weir.collector.health;

import static io.weir.collector.health.measure.HealthMinutes.MINUTE_MILLIS;

import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.health.measure.HealthMinutes;
import io.weir.collector.health.measure.HealthParts;
import io.weir.storage.store.StoreException;
import io.weir.storage.thread.ThreadPriority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the minutes of a store on one thread, each once: those that pass, those that a stopped
 * collector has missed, and those that captures of the past bring. Any thread may ask for the
 * latter.
 */
public final class PathHealth implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PathHealth.class);
  private static final Duration CATCH_UP = Duration.ofHours(6);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final HealthParts parts;
  private final Duration delay;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(ThreadPriority.BACKGROUND.daemons("weir-health-"));
  private volatile boolean closing;
  private HealthMinutes minutes;
  private long nextMillis;

  /**
   * Path health that is yet to be started.
   *
   * @param delay how long after its end a minute is judged
   */
  public PathHealth(HealthParts parts, Duration delay, Clock clock) {
    this.parts = parts;
    this.delay = delay;
    this.clock = clock;
  }

  /**
   * Takes up where a collector before this one has stopped, at most some hours ago, and goes on.
   *
   * @throws StoreException if the store has no block for the rows
   */
  public void start() throws StoreException {
    long now = clock.millis();
    long earliest = HealthMinutes.minuteOf(now - CATCH_UP.toMillis());
    long judged =
        HealthMinutes.newest(parts.store(), earliest, now).orElse(earliest - MINUTE_MILLIS);
    nextMillis = judged + MINUTE_MILLIS;
    minutes = HealthMinutes.from(nextMillis, parts);
    var _ = thread.scheduleWithFixedDelay(this::go, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Judges the minutes of a stretch of time in the past that have not been judged; comes back when
   * it is done.
   *
   * @throws StoreException if the store has no block for the rows
   * @throws InterruptedException if the thread is told to give up
   */
  public void backfill(long fromMillis, long toMillis) throws StoreException, InterruptedException {
    try {
      thread
          .submit(
              () -> {
                HealthBackfill.run(fromMillis, Math.min(toMillis, nextMillis), parts);
                return null;
              })
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Ends after the minute that it is at. */
  @Override
  public void close() {
    closing = true;
    thread.shutdown(); // no interrupt: it would close the files that a minute is written to
    thread.close();
    if (minutes != null) {
      minutes.close();
    }
  }

  private void go() {
    long due = clock.millis() - delay.toMillis();
    try {
      while (nextMillis + MINUTE_MILLIS <= due && !closing) {
        minutes.run(nextMillis);
        nextMillis += MINUTE_MILLIS;
      }
      minutes.prepare(nextMillis);
    } catch (RuntimeException e) { // or no minute would ever be judged again
      LOG.warn(
          "the minute at {} cannot be judged and is left out", Instant.ofEpochMilli(nextMillis), e);
      parts.counters().add(HealthCounter.FAILURES);
      nextMillis += MINUTE_MILLIS;
    }
  }
}
