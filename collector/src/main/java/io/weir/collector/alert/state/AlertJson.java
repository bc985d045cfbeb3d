package io.weir.collector.alert.state;

import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.rule.Labels;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An alert on disk: {@code {"event", "rule", "labels", "annotations", "state", "value", "activeAt",
 * "firedAt", "keepFiringSince", "resolvedAt"}}, with times in milliseconds since 1970, 0 until they
 * come; without {@code value} where that is absent.
 */
public final class AlertJson {
  private AlertJson() {}

  /** The document of an alert. */
  public static JsonObject of(Alert alert) {
    JsonObject json =
        new JsonObject()
            .put("event", alert.event())
            .put("rule", alert.rule())
            .put("labels", texts(alert.labels().values()))
            .put("annotations", texts(alert.annotations()))
            .put("state", alert.state().label())
            .put("activeAt", alert.activeAtMillis())
            .put("firedAt", alert.firedAtMillis())
            .put("keepFiringSince", alert.keepFiringSinceMillis())
            .put("resolvedAt", alert.resolvedAtMillis());
    // JSON has no NaN and no infinity
    return Double.isFinite(alert.value()) ? json.put("value", alert.value()) : json;
  }

  /**
   * The alert of a document.
   *
   * @throws RuntimeException if it is none
   */
  public static Alert alert(JsonObject json) {
    return new Alert(
        json.getString("event"),
        json.getString("rule"),
        new Labels(texts(json.getJsonObject("labels"))),
        texts(json.getJsonObject("annotations")),
        AlertState.valueOf(json.getString("state").toUpperCase(Locale.ROOT)),
        json.getDouble("value", Double.NaN),
        json.getLong("activeAt"),
        json.getLong("firedAt"),
        json.getLong("keepFiringSince"),
        json.getLong("resolvedAt"));
  }

  /** Texts by their names. */
  public static JsonObject texts(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    new TreeMap<>(texts).forEach(json::put);
    return json;
  }

  /** Texts by their names. */
  static Map<String, String> texts(JsonObject json) {
    Map<String, String> texts = new TreeMap<>();
    json.forEach(member -> texts.put(member.getKey(), (String) member.getValue()));
    return texts;
  }
}
