package io.weir.collector.telemetry;

import io.vertx.core.json.JsonObject;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.sflow.counter.CounterFormat;
import io.weir.collector.sflow.counter.CounterFormats;
import io.weir.collector.sflow.counter.CounterItem;
import io.weir.storage.schema.Address;
import io.weir.storage.store.RowWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes one row of each value in a message {@code counter_sample}: what an application counts of
 * its operations, resources and workers. Belongs to one thread.
 */
final class JsonCounters {
  /** JSON has sFlow's names without it. */
  private static final String PREFIX = "app_";

  private static final List<Structure> STRUCTURES =
      Stream.of("app_operations", "app_resources", "app_workers").map(Structure::of).toList();

  private final MetricRows rows;
  private final IngestCounters counters;

  JsonCounters(RowWriter writer, IngestCounters counters) {
    this.rows = new MetricRows(writer, counters);
    this.counters = counters;
  }

  /** A counter record of sFlow, and what JSON has of it. */
  private record Structure(String name, List<Value> values) {
    private static Structure of(String name) {
      return CounterFormats.all().stream()
          .filter(format -> format.name().equals(name))
          .map(format -> new Structure(name, values(format)))
          .findFirst()
          .orElseThrow();
    }

    private static List<Value> values(CounterFormat format) {
      return format.items().stream().map(Value::of).flatMap(Optional::stream).toList();
    }
  }

  /** A value by its key in JSON, with its name in rows. */
  private record Value(String key, String name, MetricType type) {
    private static Optional<Value> of(CounterItem item) {
      String label = item.kind().name().toLowerCase(Locale.ROOT);
      return MetricType.ofLabel(label)
          .map(type -> new Value(item.name().substring(PREFIX.length()), item.name(), type));
    }
  }

  /** Values that are no numbers cost only themselves. */
  void sample(JsonObject message, Address agent, long receivedMillis) {
    String name = message.getString("app_name");
    if (name == null) {
      throw new IllegalArgumentException("a counter sample needs the name of its application");
    }
    rows.begin(agent, receivedMillis, name);
    for (Structure structure : STRUCTURES) {
      JsonObject values = message.getJsonObject(structure.name());
      if (values != null) {
        structure.values().forEach(value -> value(value, values));
      }
    }
    counters.add(IngestCounter.COUNTER_SAMPLES, 1);
  }

  private void value(Value value, JsonObject values) {
    if (!values.containsKey(value.key())) {
      return;
    }
    try {
      rows.number(value.name(), value.type(), JsonNumber.real(values.getValue(value.key())));
    } catch (IllegalArgumentException _) {
      counters.add(IngestCounter.JSON_MALFORMED, 1);
    }
  }
}
