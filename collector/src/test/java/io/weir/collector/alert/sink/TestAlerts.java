package io.weir.collector.alert.sink;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts and settings that a test makes up. */
public final class TestAlerts {
  public static final long T0 = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

  private TestAlerts() {}

  /** An alert of a rule and an agent that fires since some time. */
  public static Alert firing(String rule, String agent, long sinceMillis) {
    Map<String, String> labels = new TreeMap<>();
    labels.put(Labels.ALERT_NAME, rule);
    labels.put("agent", agent);
    labels.put("severity", "page");
    return new Alert(
        rule + "-" + agent + "-" + sinceMillis,
        rule,
        new Labels(labels),
        Map.of("summary", rule + " at " + agent),
        AlertState.FIRING,
        95.5,
        sinceMillis,
        sinceMillis,
        0,
        0);
  }

  /** Settings that tell at once, and again after a minute. */
  static SinkSettings settings() {
    return settings(Duration.ZERO, Duration.ZERO);
  }

  static SinkSettings settings(Duration groupWait, Duration groupInterval) {
    return new SinkSettings(
        "test",
        List.of(),
        List.of(Labels.ALERT_NAME),
        groupWait,
        groupInterval,
        Duration.ofMinutes(1),
        true,
        Duration.ofDays(1));
  }

  /** One notification of one alert. */
  static Notification notification(String id, Alert... alerts) {
    return new Notification(
        id, alerts[0].labels().only(List.of(Labels.ALERT_NAME)), List.of(alerts), T0);
  }
}
