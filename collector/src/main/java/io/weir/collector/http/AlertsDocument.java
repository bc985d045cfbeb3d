package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.silence.Acknowledgement;
import io.weir.collector.alert.silence.Silence;
import io.weir.collector.alert.silence.Silences;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertJson;
import io.weir.collector.text.CellText;
import java.util.List;

/** Alerts as Prometheus' API shows them, and who is not to be told of them besides. */
final class AlertsDocument {
  private AlertsDocument() {}

  /** Some alerts. */
  static JsonArray json(List<Alert> alerts, Silences silences) {
    return new JsonArray(alerts.stream().map(alert -> json(alert, silences)).toList());
  }

  private static JsonObject json(Alert alert, Silences silences) {
    JsonObject json =
        new JsonObject()
            .put("labels", AlertJson.texts(alert.labels().values()))
            .put("annotations", AlertJson.texts(alert.annotations()))
            .put("state", alert.state().label())
            .put("activeAt", CellText.time(alert.activeAtMillis()))
            .put("value", Double.toString(alert.value()))
            .put("fingerprint", alert.labels().fingerprint());
    if (alert.keepFiringSinceMillis() != 0) {
      json.put("keepFiringSince", CellText.time(alert.keepFiringSinceMillis()));
    }
    silences.covering(alert.labels()).map(Silence::id).ifPresent(id -> json.put("silencedBy", id));
    silences
        .acknowledgement(alert.event())
        .map(Acknowledgement::by)
        .ifPresent(by -> json.put("acknowledgedBy", by));
    return json;
  }
}
