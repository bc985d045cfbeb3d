package io.weir.collector.metrics;

import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.health.measure.HealthCounters;

/** Shows what path health counts among the metrics. */
public final class HealthMetrics {
  private HealthMetrics() {}

  /** Adds every counter. */
  public static void bind(HealthCounters counters, Metrics metrics) {
    for (HealthCounter counter : HealthCounter.values()) {
      metrics.counter(counter.metric(), counter.doc(), () -> counters.get(counter));
    }
  }
}
