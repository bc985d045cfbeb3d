package io.weir.collector.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.weir.storage.count.Counter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Every metric of the process. Parts count for themselves; this reads their counters when
 * Prometheus asks. Any thread may call.
 */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  // the registry itself holds the source of a counter weakly
  private final Queue<LongSupplier> sources = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> beforeScrape = new ConcurrentLinkedQueue<>();
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final QueryMetrics queries = new QueryMetrics(registry);
  private final HttpMetrics http = new HttpMetrics(registry);

  /** Adds what the Java machine and the process tell of themselves. */
  public void bindProcess() {
    garbageCollection.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Adds a number that only rises; its name ends with {@code _total}. */
  public void counter(String name, String doc, LongSupplier value) {
    counter(name, doc, List.of(), value);
  }

  /**
   * Adds a number that only rises, one of several of that name that labels tell apart: name and
   * value by turns.
   */
  public void counter(String name, String doc, List<String> labels, LongSupplier value) {
    sources.add(value);
    FunctionCounter.builder(name, value, LongSupplier::getAsLong)
        .description(doc)
        .tags(labels.toArray(String[]::new))
        .register(registry);
  }

  /** Adds each of some counters. */
  public <C extends Counter> void counters(C[] counters, ToLongFunction<C> value) {
    counters(counters, List.of(), value);
  }

  /** Adds each of some counters, as they are for some labels: name and value by turns. */
  public <C extends Counter> void counters(
      C[] counters, List<String> labels, ToLongFunction<C> value) {
    for (C counter : counters) {
      counter(counter.metric(), counter.doc(), labels, () -> value.applyAsLong(counter));
    }
  }

  /** Adds a level. */
  public void gauge(String name, String doc, LongSupplier value) {
    gauge(name, doc, List.of(), value);
  }

  /** Adds a level, one of several of that name that labels tell apart: name and value by turns. */
  public void gauge(String name, String doc, List<String> labels, LongSupplier value) {
    Gauge.builder(name, value, LongSupplier::getAsLong)
        .description(doc)
        .tags(labels.toArray(String[]::new))
        .strongReference(true)
        .register(registry);
  }

  /**
   * Has something done before each answer to Prometheus, such as to add counters whose labels were
   * not known before.
   */
  public void beforeScrape(Runnable task) {
    beforeScrape.add(task);
  }

  /** How queries fare. */
  public QueryMetrics queries() {
    return queries;
  }

  /** How requests fare. */
  public HttpMetrics http() {
    return http;
  }

  /**
   * Every metric in the text format that the header {@code Accept} asks for: Prometheus', or
   * OpenMetrics.
   */
  public Exposition scrape(String accept) {
    String mediaType =
        accept.contains("application/openmetrics-text")
            ? Exposition.OPEN_METRICS
            : Exposition.PROMETHEUS;
    beforeScrape.forEach(Runnable::run);
    return new Exposition(mediaType, registry.scrape(mediaType));
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
