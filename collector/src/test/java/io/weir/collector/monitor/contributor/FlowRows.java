package io.weir.collector.monitor.contributor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorStatus;
import io.weir.collector.monitor.Resource;
import io.weir.collector.monitor.ResourceType;
import io.weir.query.TimeRange;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flows that a test makes up, in a store, and queries for their top contributors. */
final class FlowRows implements AutoCloseable {
  static final String REGION = "us-east-1";
  static final Arn SCOPE =
      Arn.parse("arn:aws:networkflowmonitor:us-east-1:123456789012:scope/0").orElseThrow();
  static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(10);

  private final Store store;
  private final RowWriter writer;
  private final QueryEngine engine;
  private final Row row = new Row(Flows.TABLE);

  FlowRows(Path directory) throws StoreException {
    store = Store.open(directory, new StoreSettings(SegmentLength.HOUR, 1, Duration.ofSeconds(1)));
    writer = store.writer(Flows.TABLE);
    engine = new QueryEngine(store::snapshot, 1, Clock.systemUTC());
  }

  /**
   * Adds a sampled packet of 100 bytes that stands for ten, with further fields. The local end is
   * the source unless local.end says otherwise.
   */
  @SafeVarargs
  final void add(int second, Map<String, Object>... fields) {
    row.clear();
    row.set(Flows.TIME, BEGIN.plusSeconds(second).toEpochMilli());
    row.set(Flows.SAMPLING_RATE, 10);
    row.set(Flows.FRAME_BYTES, 100);
    row.set(Flows.FRAMES, 1);
    Map<String, Object> all = new HashMap<>(Map.of("local.end", "src"));
    for (Map<String, Object> each : fields) {
      all.putAll(each);
    }
    boolean isSource = all.get("local.end").equals("src");
    all.forEach((name, value) -> set(stored(name, isSource), value));
    assertTrue(writer.append(row));
    writer.publish();
  }

  /** The rows of a query about a monitor. */
  List<JsonObject> ask(
      Metric metric, DestinationCategory category, List<Resource> local, Resource... remote)
      throws Exception {
    Monitor monitor =
        new Monitor("m", SCOPE, MonitorStatus.ACTIVE, local, List.of(remote), 0, 0, Map.of());
    return ask(Family.MONITOR, metric, category, new MonitoredFlows(REGION).of(monitor));
  }

  List<JsonObject> ask(
      Family family,
      Metric metric,
      DestinationCategory category,
      MonitoredFlows.Conditions conditions)
      throws Exception {
    TimeRange range = new TimeRange(BEGIN.toEpochMilli(), BEGIN.plus(LENGTH).toEpochMilli());
    return new Contributors(engine::run)
        .rows(new ContributorQuery("q", family, SCOPE, range, metric, category, 100, conditions));
  }

  static Resource subnet(String identifier) {
    return new Resource(ResourceType.SUBNET, identifier);
  }

  @Override
  public void close() {
    engine.close();
    writer.close();
    store.close();
  }

  /** Addresses and ports are kept by source and destination. */
  private static String stored(String name, boolean isLocalSource) {
    return switch (name) {
      case "local.ip" -> isLocalSource ? "src.ip" : "dst.ip";
      case "local.port" -> isLocalSource ? "src.port" : "dst.port";
      case "remote.ip" -> isLocalSource ? "dst.ip" : "src.ip";
      case "remote.port" -> isLocalSource ? "dst.port" : "src.port";
      default -> name;
    };
  }

  private void set(String name, Object value) {
    Field field = Flows.TABLE.field(name).orElseThrow();
    if (value instanceof Number number) {
      row.set(field, number.longValue());
    } else if (field.type() == FieldType.ADDRESS) {
      Address address = Address.parse(value.toString());
      row.setAddress(field, address.high(), address.low());
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      row.setText(field, text, 0, text.length);
    }
  }
}
