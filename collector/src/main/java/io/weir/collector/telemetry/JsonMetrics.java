package io.weir.collector.telemetry;

import io.vertx.core.json.JsonObject;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.storage.schema.Address;
import io.weir.storage.store.RowWriter;
import java.util.Optional;

/** Makes one row of each metric in a message {@code rtmetric}. Belongs to one thread. */
final class JsonMetrics {
  private static final String DATA_SOURCE = "datasource";

  private final MetricRows rows;
  private final IngestCounters counters;

  JsonMetrics(RowWriter writer, IngestCounters counters) {
    this.rows = new MetricRows(writer, counters);
    this.counters = counters;
  }

  /** A metric that is broken costs only itself. */
  void metrics(JsonObject message, Address agent, long receivedMillis) {
    counters.add(IngestCounter.RTMETRIC_SAMPLES, 1);
    String source = message.getString(DATA_SOURCE);
    rows.begin(agent, receivedMillis, source == null ? "" : source);
    for (String key : message.fieldNames()) {
      if (!key.equals(DATA_SOURCE) && !metric(key, message.getValue(key))) {
        counters.add(IngestCounter.JSON_MALFORMED, 1);
      }
    }
  }

  private boolean metric(String name, Object metric) {
    if (!(metric instanceof JsonObject body)
        || !(body.getValue("type") instanceof String label)
        || !body.containsKey("value")) {
      return false;
    }
    Optional<MetricType> type = MetricType.ofLabel(label);
    Object value = body.getValue("value");
    if (type.isEmpty()) {
      return false;
    }
    if (type.get() == MetricType.STRING) {
      rows.text(name, String.valueOf(value));
      return true;
    }
    try {
      rows.number(name, type.get(), JsonNumber.real(value));
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
