package io.weir.collector.metrics;

import io.weir.collector.alert.AlertCounter;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.sink.Lane;
import io.weir.collector.alert.sink.LaneCounter;
import io.weir.collector.alert.state.AlertState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows rules, alerts and sinks among the metrics. */
public final class AlertMetrics {
  private final Alerting alerting;
  private final Metrics metrics;
  private final Set<String> sinks = new HashSet<>();

  private AlertMetrics(Alerting alerting, Metrics metrics) {
    this.alerting = alerting;
    this.metrics = metrics;
  }

  /** Adds everything that alerting counts. */
  public static void bind(Alerting alerting, Metrics metrics) {
    metrics.counters(AlertCounter.values(), alerting::count);
    for (AlertState state : List.of(AlertState.PENDING, AlertState.FIRING)) {
      metrics.gauge(
          "weir_alerts",
          "Alerts that there are.",
          List.of("state", state.label()),
          () -> alerting.alerts().stream().filter(alert -> alert.state() == state).count());
    }
    metrics.gauge(
        "weir_rules_file_problems",
        "Files of rules or sinks that are gone or have a mistake; what they said before is in use.",
        () -> alerting.problems().size());
    metrics.beforeScrape(new AlertMetrics(alerting, metrics)::addSinks);
  }

  /** Sinks come with their file: each is added when it is first seen. */
  private synchronized void addSinks() {
    for (Lane lane : alerting.lanes()) {
      if (sinks.add(lane.name())) {
        add(lane.name());
      }
    }
  }

  private void add(String sink) {
    List<String> labels = List.of("sink", sink);
    metrics.counters(
        LaneCounter.values(),
        labels,
        counter -> lane(sink).stream().mapToLong(lane -> lane.count(counter)).sum());
    metrics.gauge(
        "weir_notifications_waiting",
        "Notifications that wait to be told.",
        labels,
        () -> lane(sink).stream().mapToLong(Lane::waiting).sum());
  }

  private List<Lane> lane(String sink) {
    return alerting.lanes().stream().filter(lane -> lane.name().equals(sink)).toList();
  }
}
