package io.weir.collector.alert.sink;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Alerts in words, for sinks whose other side is a person. */
public final class AlertText {
  private static final String SUMMARY = "summary";

  private AlertText() {}

  /** An alert on one line, as in {@code FIRING SlowCheckout agent=10.0.0.1: the p95 is 250 ms}. */
  public static String line(Alert alert) {
    Map<String, String> labels = new TreeMap<>(alert.labels().values());
    labels.remove(Labels.ALERT_NAME);
    String text =
        alert.state().label().toUpperCase(Locale.ROOT)
            + " "
            + alert.rule()
            + (labels.isEmpty() ? "" : " " + new Labels(labels));
    String summary = summary(alert);
    return plain(summary.isEmpty() ? text : text + ": " + summary);
  }

  /** A notification on one line, as in {@code [FIRING:2] SlowCheckout}. */
  static String subject(Notification notification) {
    long firing = notification.count(AlertState.FIRING);
    String count =
        firing > 0 ? "FIRING:" + firing : "RESOLVED:" + notification.count(AlertState.RESOLVED);
    return plain("[" + count + "] " + String.join(" ", notification.group().values().values()));
  }

  /** What the rule says of the alert; empty if it says nothing. */
  public static String summary(Alert alert) {
    return alert.annotations().getOrDefault(SUMMARY, "");
  }

  /** A text without what would end a line. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
