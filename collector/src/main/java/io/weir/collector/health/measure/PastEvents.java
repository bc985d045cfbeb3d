package io.weir.collector.health.measure;

import io.weir.collector.health.judge.Aspect;
import io.weir.collector.health.score.HealthEvent;
import io.weir.collector.health.score.HealthEvent.State;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.TimeRange;
import io.weir.query.engine.QueryEngine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health events that a collector before this one has left open, as rows of {@code events} tell.
 */
final class PastEvents {
  private static final Logger LOG = LoggerFactory.getLogger(PastEvents.class);
  private static final long DAY_MILLIS = 24 * 3_600_000L;
  private static final String STEPS =
      "events | where kind = \""
          + EventRows.KIND
          + "\" | fields time, event, name, state, labels, value, impact, started"
          + " | sort time | limit 10000";

  private PastEvents() {}

  /** The events that were open after what happened until a time, that time included. */
  static Collection<HealthEvent> open(QueryEngine engine, long atMillis) {
    TimeRange range = new TimeRange(atMillis - DAY_MILLIS, atMillis + 1);
    QueryRequest request = new QueryRequest(STEPS, Optional.of(range));
    Map<String, HealthEvent> open = new LinkedHashMap<>();
    try {
      List<Object[]> rows = engine.run(request).rows();
      for (Object[] row : rows) {
        HealthEvent step = step(row);
        if (step.state() == State.RESOLVED) {
          open.remove(step.id());
        } else {
          open.put(step.id(), step);
        }
      }
    } catch (QueryException e) {
      LOG.warn("health events that were open begin anew: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return open.values();
  }

  /** A step without what it touched: the next minute tells that again. */
  private static HealthEvent step(Object[] row) {
    return new HealthEvent(
        (Long) row[0],
        State.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)),
        EventRows.scope((String) row[4]),
        Aspect.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
        (Long) row[7],
        ((Number) row[5]).doubleValue(),
        ((Number) row[6]).doubleValue(),
        Set.of(),
        Set.of());
  }
}
