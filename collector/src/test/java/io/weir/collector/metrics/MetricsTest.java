package io.weir.collector.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Pattern SAMPLE =
      Pattern.compile("[a-zA-Z_:][\\w:]*(\\{[^}]*})? (NaN|[+-]Inf|[-+0-9.eE]+)( .*)?");

  @AutoClose private final Metrics metrics = new Metrics();

  @Test
  void readsACounterWhenItIsAsked() {
    AtomicLong datagrams = new AtomicLong();
    metrics.counter("weir_datagrams_total", "Datagrams received.", datagrams::get);
    datagrams.set(7);

    String text = metrics.scrape("").text();

    assertTrue(text.contains("# HELP weir_datagrams_total Datagrams received."), text);
    assertTrue(text.contains("# TYPE weir_datagrams_total counter"), text);
    assertTrue(text.contains("weir_datagrams_total 7.0"), text);
  }

  @Test
  void keepsACounterThatNothingElseHolds() {
    metrics.counter("weir_datagrams_total", "Datagrams received.", new AtomicLong(7)::get);
    System.gc();

    assertTrue(metrics.scrape("").text().contains("weir_datagrams_total 7.0"));
  }

  @Test
  void tellsCountersOfOneNameApartByALabel() {
    metrics.counter("weir_skipped_total", "Records skipped.", List.of("tag", "0:7"), () -> 1);
    metrics.counter("weir_skipped_total", "Records skipped.", List.of("tag", "0:8"), () -> 2);

    String text = metrics.scrape("").text();

    assertTrue(text.contains("weir_skipped_total{tag=\"0:7\"} 1.0"), text);
    assertTrue(text.contains("weir_skipped_total{tag=\"0:8\"} 2.0"), text);
  }

  @Test
  void speaksOpenMetricsToThoseWhoAcceptIt() {
    metrics.bindProcess();
    metrics.gauge("weir_store_rows", "Rows that queries see.", List.of("table", "flows"), () -> 12);

    Exposition exposition =
        metrics.scrape("application/openmetrics-text; version=1.0.0,text/plain;q=0.5");

    assertEquals(
        "application/openmetrics-text; version=1.0.0; charset=utf-8", exposition.mediaType());
    assertTrue(exposition.text().endsWith("# EOF\n"), exposition.text());
    assertTrue(
        exposition.text().contains("weir_store_rows{table=\"flows\"} 12.0"), exposition.text());
    assertTrue(exposition.text().contains("jvm_memory_used_bytes"), exposition.text());
  }

  @Test
  void writesALineThatParsesForEverySample() {
    metrics.bindProcess();
    metrics.http().error(404);

    metrics
        .scrape("")
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> assertTrue(SAMPLE.matcher(line).matches(), line));
  }
}
