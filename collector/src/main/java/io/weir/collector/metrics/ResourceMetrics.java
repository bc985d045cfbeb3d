package io.weir.collector.metrics;

import io.weir.collector.resource.Resources;
import io.weir.collector.resource.Source;
import java.util.List;
import java.util.function.LongSupplier;

/** Shows how the files of resources and addresses fare among the metrics. */
public final class ResourceMetrics {
  private ResourceMetrics() {}

  /** Adds everything that resources count. */
  public static void bind(Resources resources, Metrics metrics) {
    for (Source<?> source : resources.sources()) {
      List<String> labels = List.of("setting", source.name());
      metrics.counter(
          "weir_resource_loads_total",
          "How often files of resources or addresses were read, because they were new or had changed.",
          labels,
          source::loads);
      metrics.counter(
          "weir_resource_load_failures_total",
          "How often they could not be read: what was known before still holds.",
          labels,
          source::failures);
    }
    metrics.gauge(
        "weir_resource_networks", "Networks that the inventory declares.", resources::networks);
    ranges(metrics, "as", resources::systemRanges);
    ranges(metrics, "city", resources::placeRanges);
  }

  private static void ranges(Metrics metrics, String database, LongSupplier ranges) {
    metrics.gauge(
        "weir_geo_ranges",
        "Ranges of addresses that databases know.",
        List.of("database", database),
        ranges);
  }
}
