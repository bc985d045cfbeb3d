package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.GroupRun;
import io.weir.collector.alert.RuleRun;
import io.weir.collector.alert.rule.AlertRule;
import io.weir.collector.alert.rule.RecordRule;
import io.weir.collector.alert.rule.Template;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.text.CellText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules as Prometheus' API shows them ({@code GET /api/v1/rules}). */
final class RulesDocument {
  private static final double NANOS_A_SECOND = 1e9;

  private RulesDocument() {}

  /**
   * The document.
   *
   * @param type {@code alert} or {@code record}, to show those alone; null for all
   */
  static JsonObject json(Alerting alerting, String type) {
    JsonArray groups = new JsonArray();
    for (GroupRun group : alerting.groups()) {
      groups.add(json(alerting, group, type));
    }
    return new JsonObject()
        .put("status", "success")
        .put("data", new JsonObject().put("groups", groups));
  }

  private static JsonObject json(Alerting alerting, GroupRun group, String type) {
    List<JsonObject> rules =
        group.rules().stream()
            .filter(rule -> type == null || type.equals(kind(rule)))
            .map(rule -> json(alerting, rule))
            .toList();
    JsonObject json =
        new JsonObject()
            .put("name", group.group().name())
            .put("file", alerting.settings().rules().toString())
            .put("interval", group.group().interval().toMillis() / 1e3)
            .put("limit", group.group().limit())
            .put("missed", alerting.missed(group.group().name()))
            .put("rules", new JsonArray(rules));
    List<RuleRun.Last> last = group.rules().stream().flatMap(rule -> rule.last().stream()).toList();
    if (!last.isEmpty()) {
      long nanos = last.stream().mapToLong(RuleRun.Last::nanos).sum();
      json.put("evaluationTime", nanos / NANOS_A_SECOND)
          .put("lastEvaluation", CellText.time(last.getFirst().atMillis()));
    }
    return json;
  }

  private static JsonObject json(Alerting alerting, RuleRun run) {
    JsonObject json =
        new JsonObject()
            .put("name", run.rule().name())
            .put("query", run.rule().query().text())
            .put("unit", run.rule().query().unit())
            .put("labels", templates(run.rule().labels()));
    switch (run.rule()) {
      case AlertRule rule ->
          json.put("type", "alerting")
              .put("state", state(run))
              .put("duration", rule.hold().toMillis() / 1e3)
              .put("keepFiringFor", rule.keepFiring().toMillis() / 1e3)
              .put("onAbsent", rule.onAbsent().name().toLowerCase(Locale.ROOT))
              .put("annotations", templates(rule.annotations()))
              .put("alerts", AlertsDocument.json(run.alerts(), alerting.silences()));
      case RecordRule _ -> json.put("type", "recording");
    }
    run.last()
        .ifPresentOrElse(
            last ->
                json.put("health", last.error().isEmpty() ? "ok" : "err")
                    .put("lastError", last.error().orElse(""))
                    .put("evaluationTime", last.nanos() / NANOS_A_SECOND)
                    .put("lastEvaluation", CellText.time(last.atMillis())),
            () -> json.put("health", "unknown"));
    return json;
  }

  private static String kind(RuleRun run) {
    return switch (run.rule()) {
      case AlertRule _ -> "alert";
      case RecordRule _ -> "record";
    };
  }

  private static String state(RuleRun run) {
    if (run.alerts().stream().anyMatch(alert -> alert.state() == AlertState.FIRING)) {
      return AlertState.FIRING.label();
    }
    return run.alerts().isEmpty() ? "inactive" : AlertState.PENDING.label();
  }

  private static JsonObject templates(Map<String, Template> templates) {
    JsonObject json = new JsonObject();
    templates.forEach((name, template) -> json.put(name, template.toString()));
    return json;
  }
}
