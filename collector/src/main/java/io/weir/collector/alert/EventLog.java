package io.weir.collector.alert;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.sink.AlertText;
import io.weir.collector.alert.state.Alert;
import io.weir.storage.schema.Events;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what alerts go through into {@code events}. Any thread may call. */
public final class EventLog {
  private static final String KIND = "alert";
  private static final String SEVERITY = "severity";

  private final RowWriter writer;
  private final Row row = new Row(Events.TABLE);

  /** A log that owns a writer of the table {@code events}. */
  public EventLog(RowWriter writer) {
    this.writer = writer;
  }

  /**
   * Writes a row for each alert that has changed its state.
   *
   * @return how many found no room
   */
  synchronized int write(List<Alert> changed, long nowMillis) {
    int lost = 0;
    for (Alert alert : changed) {
      fill(alert, nowMillis);
      lost += writer.append(row) ? 0 : 1;
    }
    writer.publish();
    return lost;
  }

  private void fill(Alert alert, long nowMillis) {
    row.clear();
    row.set(Events.TIME, nowMillis);
    row.set(Events.STARTED, alert.activeAtMillis());
    text(Events.KIND, KIND);
    text(Events.EVENT, alert.event());
    text(Events.NAME, alert.rule());
    text(Events.STATE, alert.state().label());
    text(Events.SEVERITY, alert.labels().get(SEVERITY));
    text(Events.SUMMARY, AlertText.summary(alert));
    Map<String, String> labels = new TreeMap<>(alert.labels().values());
    labels.remove(Labels.ALERT_NAME);
    text(Events.LABELS, new Labels(labels).toString());
    if (Double.isFinite(alert.value())) {
      row.setNumber(Events.VALUE, alert.value());
    }
  }

  /** An empty text is as good as absent. */
  private void text(Field field, String text) {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      row.setText(field, bytes, 0, bytes.length);
    }
  }
}
