package io.weir.collector.telemetry;

import io.vertx.core.json.JsonObject;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.sflow.flow.ApplicationStatus;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes one row of a message {@code rtflow}, {@code app_operation} or {@code flow_sample}. Throws
 * ClassCastException or IllegalArgumentException for a value that is not what its name or its type
 * says; the row is not kept then. Belongs to one thread.
 */
final class JsonFlows {
  private static final String DATA_SOURCE = "datasource";
  private static final String SAMPLING_RATE = "sampling_rate";
  private static final String SAMPLE_POOL = "sample_pool";
  private static final int MAC_DIGITS = 12;
  private static final Pattern MAC_SEPARATORS = Pattern.compile("[.:-]");

  private final FlowItems items = new FlowItems();
  private final RowWriter writer;
  private final IngestCounters counters;
  private Row row = items.begin();

  JsonFlows(RowWriter writer, IngestCounters counters) {
    this.writer = writer;
    this.counters = counters;
  }

  /** A message {@code rtflow}: each item names its type, as in {"type": "ip", "value": …}. */
  void flow(JsonObject message, Address agent, long receivedMillis) {
    begin(message, agent, receivedMillis);
    text(Flows.SOURCE_NAME, message.getString(DATA_SOURCE));
    for (String name : message.fieldNames()) {
      switch (name) {
        case DATA_SOURCE, SAMPLING_RATE, SAMPLE_POOL -> {}
        default -> item(name, required(message.getJsonObject(name)));
      }
    }
    counters.add(IngestCounter.RTFLOW_SAMPLES, 1);
    keep();
  }

  /** A message {@code app_operation}: the operation, with the application in it. */
  void operation(JsonObject message, Address agent, long receivedMillis) {
    begin(message, agent, receivedMillis);
    JsonObject context = required(message.getJsonObject("context", message));
    text(Flows.APP_NAME, context.getString("application"));
    text(Flows.APP_OPERATION, context.getString("operation"));
    text(Flows.APP_ATTRIBUTES, context.getString("attributes"));
    outcome(message);
    counters.add(IngestCounter.JSON_OPERATIONS, 1);
    keep();
  }

  /** A message {@code flow_sample}: an operation with whatever else is known of it. */
  void sample(JsonObject message, Address agent, long receivedMillis) {
    begin(message, agent, receivedMillis);
    JsonObject operation = required(message.getJsonObject("app_operation", new JsonObject()));
    text(Flows.APP_NAME, message.getString("app_name"));
    text(Flows.APP_OPERATION, operation.getString("operation"));
    text(Flows.APP_ATTRIBUTES, operation.getString("attributes"));
    outcome(operation);
    JsonObject parent = required(message.getJsonObject("app_parent_context", new JsonObject()));
    for (String name : new String[] {"application", "operation", "attributes"}) {
      extra("app.parent." + (name.equals("application") ? "name" : name), parent.getString(name));
    }
    text(Flows.APP_INITIATOR, actor(message, "app_initiator"));
    text(Flows.APP_TARGET, actor(message, "app_target"));
    socket(message.getJsonObject("extended_socket_ipv4"));
    socket(message.getJsonObject("extended_socket_ipv6"));
    counters.add(IngestCounter.JSON_OPERATIONS, 1);
    keep();
  }

  private void begin(JsonObject message, Address agent, long receivedMillis) {
    row = items.begin();
    row.set(Flows.TIME, receivedMillis);
    row.setAddress(Flows.AGENT, agent.high(), agent.low());
    number(Flows.SAMPLING_RATE, Math.max(1, required(message.getLong(SAMPLING_RATE, 1L))));
  }

  private void outcome(JsonObject operation) {
    Object status = required(operation.getValue("status", 0));
    text(
        Flows.APP_STATUS,
        status instanceof Number number
            ? ApplicationStatus.name(number.longValue()).orElse("other")
            : (String) status);
    extra("app.status.text", operation.getString("status_descr"));
    number(Flows.REQUEST_BYTES, operation.getLong("req_bytes"));
    number(Flows.RESPONSE_BYTES, operation.getLong("resp_bytes"));
    number(Flows.APP_DURATION, operation.getLong("uS"));
  }

  private void socket(JsonObject socket) {
    if (socket == null) {
      return;
    }
    number(Flows.SOCKET_PROTOCOL, socket.getLong("protocol"));
    number(Flows.SOCKET_LOCAL_PORT, socket.getLong("local_port"));
    number(Flows.SOCKET_REMOTE_PORT, socket.getLong("remote_port"));
    address(Flows.SOCKET_LOCAL_IP, socket.getString("local_ip"));
    address(Flows.SOCKET_REMOTE_IP, socket.getString("remote_ip"));
  }

  private void item(String name, JsonObject item) {
    byte[] nameBytes = utf8(name);
    items.name(nameBytes, 0, nameBytes.length);
    switch (required(item.getString("type"))) {
      case "string" -> {
        byte[] text = utf8(required(item.getString("value")));
        items.text(text, 0, text.length);
      }
      case "mac" -> items.mac(mac(required(item.getString("value"))));
      case "ip", "ip6" -> items.address(Address.parse(required(item.getString("value"))));
      case "int32", "int64" -> items.whole(JsonNumber.whole(item.getValue("value")));
      case "float", "double" -> items.real(JsonNumber.real(item.getValue("value")));
      case String type -> throw new IllegalArgumentException("no type " + type);
    }
  }

  private void address(Field field, String text) {
    if (text != null && !text.isEmpty()) {
      Address address = Address.parse(text);
      row.setAddress(field, address.high(), address.low());
    }
  }

  private void number(Field field, Long number) {
    if (number == null) {
      return;
    }
    if (number < 0 || !FlowItems.fits(field.type(), number)) {
      throw new IllegalArgumentException(field.name() + " has no room for " + number);
    }
    row.set(field, number);
  }

  private static long mac(String text) {
    String digits = MAC_SEPARATORS.matcher(text).replaceAll("");
    if (digits.length() != MAC_DIGITS) {
      throw new IllegalArgumentException("no Ethernet address: " + text);
    }
    return HexFormat.fromHexDigitsToLong(digits);
  }

  private void text(Field field, String text) {
    if (text != null && !text.isEmpty()) {
      byte[] bytes = utf8(text);
      row.setText(field, bytes, 0, bytes.length);
    }
  }

  private void extra(String name, String text) {
    if (text != null) {
      byte[] nameBytes = utf8(name);
      byte[] bytes = utf8(text);
      items.name(nameBytes, 0, nameBytes.length);
      items.text(bytes, 0, bytes.length);
    }
  }

  private void keep() {
    items.finish();
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
  }

  private static String actor(JsonObject message, String role) {
    return required(message.getJsonObject(role, new JsonObject())).getString("actor");
  }

  private static <T> T required(T value) {
    if (value == null) {
      throw new IllegalArgumentException("an item needs a type and a value");
    }
    return value;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
