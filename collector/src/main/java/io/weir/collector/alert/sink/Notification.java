package io.weir.collector.alert.sink;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertJson;
import io.weir.collector.alert.state.AlertState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sink tells at once: the alerts of one group that fire or are over, and of which it has not
 * told so before, or long ago.
 *
 * @param id a name that no other notification of the sink has, by which the other side can tell one
 *     that it gets twice
 * @param group the labels that the alerts are grouped by
 * @param atMillis when it was decided on
 */
public record Notification(String id, Labels group, List<Alert> alerts, long atMillis) {
  public Notification {
    alerts = List.copyOf(alerts);
  }

  /** Whether some of its alerts fire. */
  public boolean isFiring() {
    return alerts.stream().anyMatch(alert -> alert.state() == AlertState.FIRING);
  }

  /** How many of its alerts are in a state. */
  public long count(AlertState state) {
    return alerts.stream().filter(alert -> alert.state() == state).count();
  }

  /** {@code firing} or {@code resolved}. */
  public String status() {
    return (isFiring() ? AlertState.FIRING : AlertState.RESOLVED).label();
  }

  /** The labels that all its alerts have. */
  public Labels commonLabels() {
    Map<String, String> common = new TreeMap<>(alerts.getFirst().labels().values());
    alerts.forEach(alert -> common.entrySet().retainAll(alert.labels().values().entrySet()));
    return new Labels(common);
  }

  /** How it stands in a queue on disk. */
  JsonObject toJson() {
    return new JsonObject()
        .put("id", id)
        .put("group", AlertJson.texts(group.values()))
        .put("at", atMillis)
        .put("alerts", new JsonArray(alerts.stream().map(AlertJson::of).toList()));
  }

  /**
   * Reads what stands in a queue on disk.
   *
   * @throws RuntimeException if it is none
   */
  static Notification ofJson(JsonObject json) {
    Map<String, String> group = new TreeMap<>();
    json.getJsonObject("group")
        .forEach(label -> group.put(label.getKey(), (String) label.getValue()));
    return new Notification(
        json.getString("id"),
        new Labels(group),
        json.getJsonArray("alerts").stream()
            .map(alert -> AlertJson.alert((JsonObject) alert))
            .toList(),
        json.getLong("at"));
  }
}
