package io.weir.collector.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.sink.Lane;
import io.weir.collector.alert.sink.LaneCounter;
import io.weir.collector.alert.state.Alert;
import java.util.List;
import java.util.Locale;

/** The alerts that there are, who looks after them, and who is told. */
final class AlertRoutes {
  private static final String ACKNOWLEDGE = "/api/v1/alerts/{fingerprint}/acknowledge";
  private static final Schema FINGERPRINT = Schema.text("The alert, as the list of alerts has it.");
  private static final long BODY_LIMIT = 1 << 16;

  private final Alerting alerting;

  AlertRoutes(Alerting alerting) {
    this.alerting = alerting;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listAlerts", "/api/v1/alerts")
            .summary("The alerts that are pending or fire, in Prometheus' shape.")
            .gives(
                AlertSchema.success(
                    Schema.object("").with("alerts", Schema.list("", AlertSchema.alert()))))
            .work(_ -> alerts()),
        Operation.post("acknowledgeAlert", ACKNOWLEDGE)
            .summary("Notes that somebody looks after an alert: nobody is told of it again.")
            .inPath("fingerprint", FINGERPRINT)
            .takesJson(
                Schema.object("")
                    .with("by", Schema.text("Who."))
                    .withOptional("comment", Schema.text("")),
                BODY_LIMIT)
            .gives(AlertSchema.done())
            .refuses(HttpStatus.NOT_FOUND)
            .work(this::acknowledge),
        Operation.delete("releaseAlert", ACKNOWLEDGE)
            .summary("Takes back that somebody looks after an alert.")
            .inPath("fingerprint", FINGERPRINT)
            .gives(AlertSchema.done())
            .refuses(HttpStatus.NOT_FOUND)
            .work(this::release),
        Operation.get("listSinks", "/api/v1/sinks")
            .summary("Who is told of alerts, and how that goes.")
            .gives(Schema.object("").with("sinks", Schema.list("", AlertSchema.sink())))
            .work(_ -> sinks()));
  }

  private JsonObject alerts() {
    JsonArray alerts = AlertsDocument.json(alerting.alerts(), alerting.silences());
    return new JsonObject()
        .put("status", "success")
        .put("data", new JsonObject().put("alerts", alerts));
  }

  private JsonObject sinks() {
    List<JsonObject> sinks = alerting.lanes().stream().map(AlertRoutes::sink).toList();
    return new JsonObject().put("sinks", new JsonArray(sinks));
  }

  private static JsonObject sink(Lane lane) {
    JsonObject json = new JsonObject().put("name", lane.name()).put("waiting", lane.waiting());
    for (LaneCounter counter : LaneCounter.values()) {
      json.put(counter.name().toLowerCase(Locale.ROOT), lane.count(counter));
    }
    lane.problem().ifPresent(problem -> json.put("problem", problem));
    return json;
  }

  private JsonObject acknowledge(RoutingContext context) throws ProblemException {
    Alert alert = alert(context);
    try {
      JsonObject json = new JsonObject(context.body().buffer());
      String by = json.getString("by", "");
      if (by.isBlank()) {
        throw refusal(HttpStatus.BAD_REQUEST, "\"by\" is missing: who looks after the alert?");
      }
      alerting.silences().acknowledge(alert.event(), by, json.getString("comment", ""));
      return new JsonObject().put("status", "success");
    } catch (DecodeException | ClassCastException _) {
      throw refusal(HttpStatus.BAD_REQUEST, "send {\"by\": \"…\"}, with \"comment\" as you like");
    }
  }

  private JsonObject release(RoutingContext context) throws ProblemException {
    if (!alerting.silences().release(alert(context).event())) {
      throw refusal(HttpStatus.NOT_FOUND, "nobody looks after this alert");
    }
    return new JsonObject().put("status", "success");
  }

  /** The alert that the path names. */
  private Alert alert(RoutingContext context) throws ProblemException {
    String fingerprint = context.pathParam("fingerprint");
    return alerting.alerts().stream()
        .filter(candidate -> candidate.labels().fingerprint().equals(fingerprint))
        .findFirst()
        .orElseThrow(
            () ->
                refusal(
                    HttpStatus.NOT_FOUND, "no alert has this fingerprint now; see /api/v1/alerts"));
  }

  private static ProblemException refusal(HttpStatus status, String detail) {
    return new ProblemException(status, detail);
  }
}
