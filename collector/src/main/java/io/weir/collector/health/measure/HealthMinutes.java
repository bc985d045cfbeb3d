package io.weir.collector.health.measure;

import io.weir.collector.health.judge.PathJudge;
import io.weir.collector.health.judge.Verdict;
import io.weir.collector.health.path.Interfaces;
import io.weir.collector.health.path.MinuteTally;
import io.weir.collector.health.score.HealthEvent;
import io.weir.collector.health.score.HealthEvents;
import io.weir.collector.health.score.Scores;
import io.weir.collector.ingest.PatientWriter;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Events;
import io.weir.storage.schema.Paths;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Snapshot;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Works through the minutes of a store, one after the other: measures its paths, judges them, and
 * keeps the verdicts in {@code paths} and health events in {@code events}. One thread uses it.
 */
public final class HealthMinutes implements AutoCloseable {
  /** A minute. */
  public static final long MINUTE_MILLIS = 60_000;

  private static final long RECALLED_MILLIS = 90 * MINUTE_MILLIS;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HealthParts parts;
  private final RowWriter paths;
  private final RowWriter events;
  private final PathJudge judge;
  private final HealthEvents healthEvents;
  private final PathRows pathRows = new PathRows();
  private final EventRows eventRows = new EventRows();
  private MinuteFlows next; // null unless it is prepared

  private HealthMinutes(HealthParts parts, RowWriter paths, RowWriter events) {
    this.parts = parts;
    this.judge = new PathJudge(parts.sensitivity());
    this.healthEvents = new HealthEvents(parts.thresholds());
    this.paths = paths;
    this.events = events;
  }

  /**
   * Minutes of a store from some time on, with what rows of {@code paths} tell of the time before.
   *
   * @throws StoreException if the store has no block for the rows
   */
  public static HealthMinutes from(long startMillis, HealthParts parts) throws StoreException {
    RowWriter paths = new PatientWriter(parts.store().writer(Paths.TABLE), PATIENCE);
    RowWriter events;
    try {
      events = new PatientWriter(parts.store().writer(Events.TABLE), PATIENCE);
    } catch (StoreException e) {
      paths.close();
      throw e;
    }
    HealthMinutes minutes = new HealthMinutes(parts, paths, events);
    minutes.recall(startMillis);
    return minutes;
  }

  /** The start of the minute that a time is in. */
  public static long minuteOf(long timeMillis) {
    return Math.floorDiv(timeMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
  }

  /** The newest minute between two times that has been judged; empty if none has. */
  public static OptionalLong newest(Store store, long fromMillis, long toMillis) {
    OptionalLong newest = OptionalLong.empty();
    try (Snapshot snapshot = store.snapshot(Paths.TABLE, fromMillis, toMillis)) {
      for (Block block : snapshot.blocks()) {
        Columns time = Columns.of(block, Paths.TIME);
        Rows rows = new Rows(0);
        for (int first = 0; first < block.rows(); first += Columns.BATCH) {
          rows.range(first, Math.min(Columns.BATCH, block.rows() - first));
          time.read(rows);
          for (int place = 0; place < rows.count(); place++) {
            long at = time.value(place, Long.MIN_VALUE);
            if (at >= fromMillis && at < toMillis) {
              newest = OptionalLong.of(Math.max(newest.orElse(at), at));
            }
          }
        }
      }
    }
    return newest;
  }

  /** Reads what is complete of the minute that is worked through next, so that less is left. */
  public void prepare(long startMillis) {
    next = next(startMillis);
    next.readSealed();
  }

  /** Works through the minute that begins at a time; minutes come in order. */
  public void run(long startMillis) {
    MinuteTally tally = next(startMillis).complete();
    next = null;
    Interfaces interfaces = new CounterScan(parts.engine(), startMillis);
    List<Verdict> verdicts = judge.judge(tally.finish(), interfaces);
    judge.forget(startMillis);
    for (Verdict verdict : verdicts) {
      count(pathRows.write(verdict, paths));
    }
    paths.publish();
    for (HealthEvent step : healthEvents.take(Scores.of(startMillis, verdicts))) {
      count(eventRows.write(step, events));
    }
    events.publish();
    parts.counters().add(HealthCounter.MINUTES);
    parts.counters().add(HealthCounter.PATHS, verdicts.size());
  }

  @Override
  public void close() {
    paths.close();
    events.close();
  }

  private MinuteFlows next(long startMillis) {
    return next != null && next.startMillis() == startMillis
        ? next
        : new MinuteFlows(parts.store(), startMillis);
  }

  private void count(boolean written) {
    if (!written) {
      parts.counters().add(HealthCounter.ROWS_LOST);
    }
  }

  private void recall(long startMillis) {
    PastEvents.open(parts.engine(), startMillis).forEach(healthEvents::resume);
    PastScan past = new PastScan();
    long fromMillis = startMillis - RECALLED_MILLIS;
    try (Snapshot snapshot = parts.store().snapshot(Paths.TABLE, fromMillis, startMillis)) {
      for (Block block : snapshot.blocks()) {
        past.add(block, fromMillis, startMillis);
      }
    }
    past.minutes()
        .forEach(
            minute -> {
              for (int path = 0; path < minute.paths().size(); path++) {
                judge.recall(
                    minute.paths().get(path),
                    minute.impaired().containsKey(path),
                    minute.impaired().getOrDefault(path, Optional.empty()));
              }
            });
  }
}
