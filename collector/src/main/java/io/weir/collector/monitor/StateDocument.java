package io.weir.collector.monitor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The state as a JSON document, version 1:
 *
 * <pre>
 * {"version": 1,
 *  "scopes":   [{"arn", "status", "targets": [{"region", "account"}], "tags": {…}}],
 *  "monitors": [{"name", "scope", "status", "local": [{"type", "identifier"}], "remote": […],
 *                "created", "modified", "tags": {…}}],
 *  "tokens":   [{"token", "request", "result", "time"}]}
 * </pre>
 *
 * Times are in milliseconds since 1970; scopes and results are ARNs.
 */
final class StateDocument {
  static final int VERSION = 1;

  private StateDocument() {}

  static JsonObject write(State state) {
    return new JsonObject()
        .put("version", VERSION)
        .put("scopes", array(state.scopes(), StateDocument::write))
        .put("monitors", array(state.monitors(), StateDocument::write))
        .put("tokens", array(state.tokens(), StateDocument::write));
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is of another version, or no such document
   */
  static State read(JsonObject document) {
    Integer version = document.getInteger("version");
    if (version == null || version != VERSION) {
      throw new IllegalArgumentException(
          "it is of version " + version + "; this Weir reads version " + VERSION);
    }
    return new State(
        list(document, "scopes", StateDocument::scope),
        list(document, "monitors", StateDocument::monitor),
        list(document, "tokens", StateDocument::token));
  }

  private static JsonObject write(Scope scope) {
    return new JsonObject()
        .put("arn", scope.arn().toString())
        .put("status", scope.status().name())
        .put("targets", array(scope.targets(), StateDocument::write))
        .put("tags", tags(scope.tags()));
  }

  private static JsonObject write(Target target) {
    return new JsonObject().put("region", target.region()).put("account", target.accountId());
  }

  private static JsonObject write(Monitor monitor) {
    return new JsonObject()
        .put("name", monitor.name())
        .put("scope", monitor.scope().toString())
        .put("status", monitor.status().name())
        .put("local", array(monitor.local(), StateDocument::write))
        .put("remote", array(monitor.remote(), StateDocument::write))
        .put("created", monitor.createdMillis())
        .put("modified", monitor.modifiedMillis())
        .put("tags", tags(monitor.tags()));
  }

  private static JsonObject write(Resource resource) {
    return new JsonObject()
        .put("type", resource.type().name())
        .put("identifier", resource.identifier());
  }

  private static JsonObject write(ClientToken token) {
    return new JsonObject()
        .put("token", token.token())
        .put("request", token.request())
        .put("result", token.result().toString())
        .put("time", token.millis());
  }

  private static Scope scope(JsonObject json) {
    return new Scope(
        arn(json, "arn"),
        ScopeStatus.valueOf(json.getString("status")),
        list(json, "targets", StateDocument::target),
        tags(json));
  }

  private static Target target(JsonObject json) {
    return new Target(json.getString("region"), json.getString("account"));
  }

  private static Monitor monitor(JsonObject json) {
    return new Monitor(
        json.getString("name"),
        arn(json, "scope"),
        MonitorStatus.valueOf(json.getString("status")),
        list(json, "local", StateDocument::resource),
        list(json, "remote", StateDocument::resource),
        json.getLong("created"),
        json.getLong("modified"),
        tags(json));
  }

  private static Resource resource(JsonObject json) {
    return new Resource(ResourceType.valueOf(json.getString("type")), json.getString("identifier"));
  }

  private static ClientToken token(JsonObject json) {
    return new ClientToken(
        json.getString("token"),
        json.getString("request"),
        arn(json, "result"),
        json.getLong("time"));
  }

  private static Arn arn(JsonObject json, String name) {
    String text = json.getString(name);
    return Arn.parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no ARN"));
  }

  private static Map<String, String> tags(JsonObject json) {
    Map<String, String> tags = new TreeMap<>();
    json.getJsonObject("tags").forEach(tag -> tags.put(tag.getKey(), (String) tag.getValue()));
    return Map.copyOf(tags);
  }

  private static JsonObject tags(Map<String, String> tags) {
    JsonObject json = new JsonObject();
    tags.forEach(json::put);
    return json;
  }

  private static <T> JsonArray array(List<T> parts, Function<T, JsonObject> write) {
    return new JsonArray(parts.stream().map(write).toList());
  }

  private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> read) {
    return json.getJsonArray(name).stream().map(JsonObject.class::cast).map(read).toList();
  }
}
