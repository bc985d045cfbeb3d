package io.weir.collector.health.measure;

import io.weir.collector.health.judge.Sensitivity;
import io.weir.collector.health.score.Thresholds;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.count.Counts;
import io.weir.storage.store.Store;

/**
 * What minutes are judged with.
 *
 * @param store has the flows and counters, and keeps the paths and events
 * @param engine answers queries over it
 * @param sensitivity when a path is impaired
 * @param thresholds when health events open
 * @param counters count what is done
 */
public record HealthParts(
    Store store,
    QueryEngine engine,
    Sensitivity sensitivity,
    Thresholds thresholds,
    Counts<HealthCounter> counters) {}
