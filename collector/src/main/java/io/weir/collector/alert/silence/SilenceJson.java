package io.weir.collector.alert.silence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Silences and acknowledgements as JSON: on disk and in the API, in the shape of Alertmanager's API
 * v2.
 */
public final class SilenceJson {
  private SilenceJson() {}

  /** The document of a silence. */
  public static JsonObject of(Silence silence) {
    JsonArray matchers = new JsonArray();
    for (LabelMatcher matcher : silence.matchers()) {
      matchers.add(
          new JsonObject()
              .put("name", matcher.name())
              .put("value", matcher.value())
              .put("isRegex", false)
              .put("isEqual", matcher.isEqual()));
    }
    return new JsonObject()
        .put("id", silence.id())
        .put("matchers", matchers)
        .put("startsAt", Instant.ofEpochMilli(silence.startsAtMillis()).toString())
        .put("endsAt", Instant.ofEpochMilli(silence.endsAtMillis()).toString())
        .put("createdBy", silence.createdBy())
        .put("comment", silence.comment());
  }

  /** The document of an acknowledgement. */
  public static JsonObject of(Acknowledgement acknowledgement) {
    return new JsonObject()
        .put("event", acknowledgement.event())
        .put("by", acknowledgement.by())
        .put("comment", acknowledgement.comment())
        .put("at", Instant.ofEpochMilli(acknowledgement.atMillis()).toString());
  }

  /**
   * The matchers of a silence's document.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static List<LabelMatcher> matchers(JsonObject json) {
    List<LabelMatcher> matchers = new ArrayList<>();
    JsonArray list = json.getJsonArray("matchers", new JsonArray());
    for (int i = 0; i < list.size(); i++) {
      JsonObject matcher = list.getJsonObject(i);
      if (matcher.getBoolean("isRegex", false)) {
        throw new IllegalArgumentException(
            "regular expressions are not matched; * stands for any text in \"value\"");
      }
      if (matcher.getString("name") == null || matcher.getString("value") == null) {
        throw new IllegalArgumentException("a matcher needs \"name\" and \"value\"");
      }
      matchers.add(
          new LabelMatcher(
              matcher.getString("name"),
              matcher.getString("value"),
              matcher.getBoolean("isEqual", true)));
    }
    return matchers;
  }

  /**
   * A time of a document in milliseconds since 1970.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static long time(JsonObject json, String key) {
    String text = json.getString(key);
    try {
      return Instant.parse(text == null ? "" : text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + key + "\" is no time; write it as in 2026-01-31T12:00:00Z", e);
    }
  }

  static Silence silence(JsonObject json) {
    return new Silence(
        json.getString("id"),
        matchers(json),
        time(json, "startsAt"),
        time(json, "endsAt"),
        json.getString("createdBy"),
        json.getString("comment"));
  }

  static Acknowledgement acknowledgement(JsonObject json) {
    return new Acknowledgement(
        json.getString("event"), json.getString("by"), json.getString("comment"), time(json, "at"));
  }
}
