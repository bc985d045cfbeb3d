package io.weir.collector.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How HTTP requests fare. */
public final class HttpMetrics {
  private final MeterRegistry registry;

  HttpMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a request that ended in an error. */
  public void error(int status) {
    Counter.builder("weir_http_errors_total")
        .description("HTTP requests that ended in an error, by status.")
        .tag("status", Integer.toString(status))
        .register(registry)
        .increment();
  }
}
