package io.weir.collector.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.weir.query.QueryLimit;
import io.weir.query.engine.QueryEngine;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How queries fare. */
public final class QueryMetrics {
  private static final Duration[] BOUNDS =
      IntStream.of(1, 5, 10, 50, 100, 500, 1_000, 5_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer answered;
  private final Counter mistaken;
  private final Counter limited;
  private final Counter failed;
  private final Counter refused;
  private final Counter left;

  QueryMetrics(MeterRegistry registry) {
    answered =
        Timer.builder("weir_query_duration")
            .description(
                "Time from a query's text to its last row, of the queries that were answered.")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    mistaken = errors(registry, "mistake");
    limited = errors(registry, "limit");
    failed = errors(registry, "failure");
    refused = errors(registry, "busy");
    left = errors(registry, "left");
  }

  /** Adds what an engine refuses and remembers, whoever asks: the API, rules or monitors. */
  public static void bind(QueryEngine engine, Metrics metrics) {
    for (QueryLimit limit : QueryLimit.values()) {
      metrics.counter(
          "weir_queries_refused_total",
          "Queries that used too much of something, and got no answer.",
          List.of("limit", limit.label()),
          () -> engine.refused(limit));
    }
    metrics.counter(
        "weir_query_blocks_remembered_total",
        "Blocks that were not read, since an earlier query had told what they come to.",
        engine::blocksRemembered);
    metrics.gauge(
        "weir_query_remembered_bytes",
        "Memory that holds what blocks come to, for queries that are asked again.",
        engine::bytesRemembered);
  }

  /** Counts a query that was answered, and its time. */
  public void answered(Duration elapsed) {
    answered.record(elapsed);
  }

  /** Counts a query with a mistake in its text. */
  public void mistaken() {
    mistaken.increment();
  }

  /** Counts a query that used too much of something. */
  public void limited() {
    limited.increment();
  }

  /** Counts a query that failed for our own reasons. */
  public void failed() {
    failed.increment();
  }

  /** Counts a query that was turned away because too many ran. */
  public void refused() {
    refused.increment();
  }

  /** Counts a query whose client went away. */
  public void left() {
    left.increment();
  }

  private static Counter errors(MeterRegistry registry, String reason) {
    return Counter.builder("weir_query_errors_total")
        .description(
            "Queries that got no answer: a mistake in the text, too much of something, a failure of ours, too many at once, or a client that left.")
        .tag("reason", reason)
        .register(registry);
  }
}
