package io.weir.collector.health.measure;

import io.weir.storage.count.Counter;

/** What path health counts. */
public enum HealthCounter implements Counter {
  // spotless:off — a table: one line a counter
  MINUTES("weir_health_minutes_total", "Minutes whose paths were judged."),
  PATHS("weir_health_paths_total", "Paths that were judged, each in each of its minutes."),
  FAILURES("weir_health_failures_total", "Minutes left out for a failure of ours; the log says which."),
  ROWS_LOST("weir_health_rows_lost_total", "Rows of paths and of health events for which the store had no room.");
  // spotless:on

  private final String metric;
  private final String doc;

  HealthCounter(String metric, String doc) {
    this.metric = metric;
    this.doc = doc;
  }

  @Override
  public String metric() {
    return metric;
  }

  @Override
  public String doc() {
    return doc;
  }
}
