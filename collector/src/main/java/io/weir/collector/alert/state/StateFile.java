package io.weir.collector.alert.state;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.file.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of all rules on disk, so that they outlive the process: one JSON document, {@code
 * {"rules": [{"name", "evaluatedAt", "alerts": […]}]}}, replaced as a whole; {@link AlertJson} has
 * the alerts.
 */
public final class StateFile {
  private final JsonFile file;

  /** A file that need not be there yet. */
  public StateFile(Path file) {
    this.file = new JsonFile(file, "move it away, and alerts begin anew");
  }

  /**
   * The state of each rule, by its name; none if there is no file.
   *
   * @throws IOException if the file cannot be read; its message names the file and the cure
   */
  public Map<String, RuleState> read() throws IOException {
    Map<String, RuleState> states = new LinkedHashMap<>();
    file.read(document -> take(document.getJsonArray("rules"), states));
    return states;
  }

  private static void take(JsonArray rules, Map<String, RuleState> states) {
    for (int i = 0; i < rules.size(); i++) {
      JsonObject rule = rules.getJsonObject(i);
      String name = rule.getString("name");
      List<Alert> alerts =
          rule.getJsonArray("alerts").stream()
              .map(alert -> AlertJson.alert((JsonObject) alert))
              .toList();
      states.put(name, new RuleState(new RuleSnapshot(name, rule.getLong("evaluatedAt"), alerts)));
    }
  }

  /** Puts the alerts of each rule on the disk. */
  public void write(List<RuleSnapshot> rules) throws IOException {
    JsonArray documents = new JsonArray();
    for (RuleSnapshot rule : rules) {
      documents.add(
          new JsonObject()
              .put("name", rule.rule())
              .put("evaluatedAt", rule.evaluatedAtMillis())
              .put("alerts", new JsonArray(rule.alerts().stream().map(AlertJson::of).toList())));
    }
    file.write(new JsonObject().put("rules", documents));
  }
}
