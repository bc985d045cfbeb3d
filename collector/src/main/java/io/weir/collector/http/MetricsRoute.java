package io.weir.collector.http;

import io.vertx.ext.web.Router;
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

  void mount(Router router) {
    router.get("/metrics").handler(this::send);
  }

  private void send(RoutingContext context) {
    String accept = Objects.requireNonNullElse(context.request().getHeader("Accept"), "");
    Exposition exposition = metrics.scrape(accept);
    context.response().putHeader("Content-Type", exposition.mediaType()).end(exposition.text());
  }
}
