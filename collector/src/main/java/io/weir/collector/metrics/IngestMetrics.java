package io.weir.collector.metrics;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.Receivers;
import io.weir.collector.ingest.SkippedTags.Skipped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Shows what receiving and decoding count among the metrics. */
public final class IngestMetrics {
  private final IngestCounters counters;
  private final Metrics metrics;
  private final Map<List<String>, AtomicLong> skipped = new HashMap<>();

  private IngestMetrics(IngestCounters counters, Metrics metrics) {
    this.counters = counters;
    this.metrics = metrics;
  }

  /**
   * Adds everything that receivers and decoders count.
   *
   * @param receivers which must have been started; the first are those of sFlow
   */
  public static void bind(List<Receivers> receivers, IngestCounters counters, Metrics metrics) {
    metrics.counters(IngestCounter.values(), counters::get);
    metrics.counter(
        "weir_kernel_drops_total",
        "Datagrams that the kernel dropped because a socket's buffer was full.",
        () -> receivers.stream().mapToLong(Receivers::kernelDrops).sum());
    metrics.counter(
        "weir_skipped_beyond_total",
        "Structures skipped whose tags found no room in weir_skipped_total.",
        counters.skipped()::beyond);
    metrics.gauge(
        "weir_receive_buffer_bytes",
        "Buffer that the kernel grants a socket for sFlow.",
        receivers.getFirst()::grantedBufferBytes);
    metrics.beforeScrape(new IngestMetrics(counters, metrics)::updateSkipped);
  }

  /** Tags show up as agents send them: each is added to the metrics when it is first seen. */
  private synchronized void updateSkipped() {
    for (Skipped tag : counters.skipped().list()) {
      skipped.computeIfAbsent(labels(tag), this::add).set(tag.count());
    }
  }

  private AtomicLong add(List<String> labels) {
    AtomicLong count = new AtomicLong();
    metrics.counter(
        "weir_skipped_total",
        "Structures of unknown tags, skipped by their length.",
        labels,
        count::get);
    return count;
  }

  private static List<String> labels(Skipped tag) {
    return List.of(
        "kind", tag.space().name().toLowerCase(Locale.ROOT),
        "enterprise", Integer.toUnsignedString(tag.enterprise()),
        "format", Integer.toString(tag.format()));
  }
}
