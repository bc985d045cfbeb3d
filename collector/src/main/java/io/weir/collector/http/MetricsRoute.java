package io.weir.collector.http;

import io.vertx.ext.web.RoutingContext;
import io.weir.collector.metrics.Exposition;
import io.weir.collector.metrics.Metrics;
import java.util.Objects;

/** {@code /metrics}: what the collector tells of itself to Prometheus. */
final class MetricsRoute {
  private final Metrics metrics;

  MetricsRoute(Metrics metrics) {
    this.metrics = metrics;
  }

  Operation operation() {
    return Operation.get("scrape", "/metrics")
        .summary("Metrics for Prometheus, in OpenMetrics where the client accepts that.")
        .gives("text/plain", Schema.text("Prometheus' text format."))
        .gives("application/openmetrics-text", Schema.text("OpenMetrics."))
        .notNegotiated()
        .answer(this::scrape);
  }

  private void scrape(RoutingContext context) {
    String accept = Objects.requireNonNullElse(context.request().getHeader("Accept"), "");
    context
        .vertx()
        .executeBlocking(() -> metrics.scrape(accept), false) // counters may wait for a disk
        .onSuccess(exposition -> send(context, exposition))
        .onFailure(context::fail);
  }

  private static void send(RoutingContext context, Exposition exposition) {
    context.response().putHeader("Content-Type", exposition.mediaType()).end(exposition.text());
  }
}
