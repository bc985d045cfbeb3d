package io.weir.collector.health;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.Settings;
import io.weir.collector.health.judge.Sensitivity;
import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.health.measure.HealthParts;
import io.weir.collector.health.score.Thresholds;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.count.Counts;
import io.weir.storage.store.Store;
import java.time.Duration;

/**
 * What a user may set of path health.
 *
 * @param delay how long after its end a minute is judged, so that its last samples are there
 * @param sensitivity when a path is impaired
 * @param thresholds when health events open
 */
public record HealthSettings(Duration delay, Sensitivity sensitivity, Thresholds thresholds) {

  /** What a configuration says. */
  public static HealthSettings of(Configuration configuration) {
    return new HealthSettings(
        configuration.get(Settings.HEALTH_DELAY),
        Sensitivity.DEFAULT,
        new Thresholds(
            configuration.get(Settings.HEALTH_OVERALL),
            configuration.get(Settings.HEALTH_LOCAL),
            configuration.get(Settings.HEALTH_LOCAL_SHARE)));
  }

  /** What judges the minutes of a store by these settings. */
  public HealthParts parts(Store store, QueryEngine engine, Counts<HealthCounter> counters) {
    return new HealthParts(store, engine, sensitivity, thresholds, counters);
  }
}
