package io.weir.collector.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.weir.collector.agent.SenderLimits;
import io.weir.collector.config.Networks;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.sflow.CollectedRows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonDecoderTest {
  private static final InetAddress SOURCE = InetAddress.ofLiteral("10.0.0.9");
  private static final long TIME_MILLIS = 1_800_000_000_000L;

  private final CollectedRows flows = new CollectedRows(Flows.TABLE);
  private final CollectedRows values = new CollectedRows(Counters.TABLE);
  private final TableWriters writers =
      new TableWriters(flows, values, new CollectedRows(Drops.TABLE));
  private final IngestCounters counters = new IngestCounters();
  private final JsonDecoder decoder =
      new JsonDecoder(writers, counters, Admission.OPEN, new SenderLimits(0));

  @Test
  void makesARowOfEachMetric() {
    decode(
        """
        {"rtmetric": {"datasource": "shop",
          "orders": {"type": "counter32", "value": 1334},
          "load": {"type": "gaugeFloat", "value": 0.5},
          "version": {"type": "string", "value": "β2"}}}
        """);
    assertEquals(List.of("orders", "load", "version"), column(values, "name"));
    assertEquals(List.of("counter32", "gauge", "text"), column(values, "kind"));
    assertEquals(List.of("shop", "shop", "shop"), column(values, "source.name"));
    assertEquals(1334.0, values.rows().get(0).get("value"));
    assertEquals(0.5, values.rows().get(1).get("value"));
    assertEquals("β2", values.rows().get(2).get("text"));
    assertEquals(Address.parse("10.0.0.9"), values.rows().get(0).get("agent"));
    assertEquals(TIME_MILLIS, values.rows().get(0).get("time"));
    assertEquals(0, counters.get(IngestCounter.JSON_MALFORMED));
  }

  @Test
  void setsTheFieldsThatAFlowNames() {
    decode(
        """
        {"rtflow": {"datasource": "shop", "sampling_rate": 100,
          "src.ip": {"type": "ip", "value": "10.1.2.3"},
          "dst.ip": {"type": "ip6", "value": "2001:db8::1"},
          "dst.port": {"type": "int32", "value": 443},
          "eth.src": {"type": "mac", "value": "020304050607"},
          "app.name": {"type": "string", "value": "shop"},
          "basket size": {"type": "double", "value": 2.5},
          "src.port": {"type": "int32", "value": -1},
          "agent": {"type": "ip", "value": "1.2.3.4"}}}
        """);
    Map<String, Object> row = flows.rows().getFirst();
    assertEquals(Address.parse("10.1.2.3"), row.get("src.ip"));
    assertEquals(Address.parse("2001:db8::1"), row.get("dst.ip"));
    assertEquals(443L, row.get("dst.port"));
    assertEquals(0x0203_0405_0607L, row.get("eth.src"));
    assertEquals("shop", row.get("app.name"));
    assertEquals("shop", row.get("source.name"));
    assertEquals(100L, row.get("sampling.rate"));
    assertEquals(Address.parse("10.0.0.9"), row.get("agent"));
    assertEquals("basket%20size=2.5 src.port=-1 agent=1.2.3.4", row.get("extra"));
    assertFalse(row.containsKey("frames"));
  }

  @Test
  void takesNumbersInQuotesAndSeparatorsInEthernetAddresses() {
    decode(
        """
        {"rtmetric": {"octets": {"type": "counter64", "value": "18446744073709549568"},
            "load": {"type": "gaugeDouble", "value": "0.25"}},
          "rtflow": {"dst.port": {"type": "int32", "value": "443"},
            "eth.src": {"type": "mac", "value": "02:03:04:05:06:07"},
            "eth.dst": {"type": "mac", "value": "0203.0405.0608"},
            "load": {"type": "double", "value": "0.5"}}}
        """);
    assertEquals(List.of(0x1p64 - 2048, 0.25), column(values, "value"));
    Map<String, Object> row = flows.rows().getFirst();
    assertEquals(443L, row.get("dst.port"));
    assertEquals(0x0203_0405_0607L, row.get("eth.src"));
    assertEquals(0x0203_0405_0608L, row.get("eth.dst"));
    assertEquals("load=0.5", row.get("extra"));
    assertEquals(0, counters.get(IngestCounter.JSON_MALFORMED));
  }

  @Test
  void makesARowOfAnOperation() {
    decode(
        """
        {"app_operation": {"application": "shop", "operation": "order", "attributes": "cc=visa",
          "status": 8, "status_descr": "no such item", "req_bytes": 43, "resp_bytes": 234, "uS": 2000}}
        """);
    Map<String, Object> row = flows.rows().getFirst();
    assertEquals("shop", row.get("app.name"));
    assertEquals("order", row.get("app.operation"));
    assertEquals("cc=visa", row.get("app.attributes"));
    assertEquals("not_found", row.get("app.status"));
    assertEquals(43L, row.get("request.bytes"));
    assertEquals(234L, row.get("response.bytes"));
    assertEquals(2000L, row.get("app.duration"));
    assertEquals(1L, row.get("sampling.rate"));
    assertEquals("app.status.text=no%20such%20item", row.get("extra"));
  }

  @Test
  void readsWhatHostSflowCallsAFlowSample() {
    decode(
        """
        {"flow_sample": {"app_name": "mail", "sampling_rate": 10,
          "app_operation": {"operation": "task.start", "status": 0, "uS": 1},
          "app_parent_context": {"application": "web", "operation": "send"},
          "app_initiator": {"actor": "123"}, "app_target": {"actor": "231"},
          "extended_socket_ipv4": {"protocol": 6, "local_ip": "10.0.0.1", "remote_ip": "10.0.0.2",
            "local_port": 40, "remote_port": 50}}}
        """);
    Map<String, Object> row = flows.rows().getFirst();
    assertEquals("mail", row.get("app.name"));
    assertEquals("success", row.get("app.status"));
    assertEquals(10L, row.get("sampling.rate"));
    assertEquals("123", row.get("app.initiator"));
    assertEquals("231", row.get("app.target"));
    assertEquals(6L, row.get("socket.protocol"));
    assertEquals(Address.parse("10.0.0.1"), row.get("socket.local.ip"));
    assertEquals(50L, row.get("socket.remote.port"));
    assertEquals("app.parent.name=web app.parent.operation=send", row.get("extra"));
  }

  @Test
  void readsWhatHostSflowCallsACounterSample() {
    decode(
        """
        {"counter_sample": {"app_name": "mail", "service_port": 25,
          "app_operations": {"success": 7, "not_found": 1},
          "app_resources": {"user_time": 120, "mem_used": 4096, "fd_open": "many"},
          "app_workers": {"workers_idle": 3}}}
        """);
    assertEquals(
        List.of(
            "app_success", "app_not_found", "app_user_time", "app_mem_used", "app_workers_idle"),
        column(values, "name"));
    assertEquals(List.of(7.0, 1.0, 120.0, 4096.0, 3.0), column(values, "value"));
    assertEquals(
        List.of("counter32", "counter32", "counter32", "gauge", "gauge"), column(values, "kind"));
    assertEquals("mail", values.rows().getFirst().get("source.name"));
    assertEquals(Address.parse("10.0.0.9"), values.rows().getFirst().get("agent"));
    assertEquals(1, counters.get(IngestCounter.JSON_MALFORMED));
    assertEquals(1, counters.get(IngestCounter.COUNTER_SAMPLES));
  }

  @Test
  void countsWhatItCannotRead() {
    decode("{\"rtmetric\": ");
    decode("[1, 2]");
    decode("{\"rtmetric\": 7}");
    decode("{\"rtflow\": {\"x\": 7}}");
    decode("{\"rtflow\": {\"x\": {\"type\": \"ip\", \"value\": \"home\"}}}");
    decode("{\"rtflow\": {\"x\": {\"value\": 1}}}");
    decode("{\"app_operation\": {\"status\": {}}}");
    decode("{\"rtflow\": {\"x\": null, \"sampling_rate\": null}}");
    decode("{\"rtmetric\": {\"x\": null, \"datasource\": null}}");
    decode("{\"flow_sample\": {\"app_target\": null}}");
    decode("{\"app_operation\": {\"context\": null}}");
    decode("{\"counter_sample\": {\"app_workers\": {\"workers_idle\": 3}}}");
    decode("{\"counter_sample\": {\"app_name\": \"mail\", \"app_workers\": 3}}");
    assertEquals(13, counters.get(IngestCounter.JSON_MALFORMED));
    assertEquals(List.of(), flows.rows());
    assertEquals(List.of(), values.rows());
  }

  @Test
  void numbersThatNoFieldHasRoomForAreMistakes() {
    decode("{\"app_operation\": {\"sampling_rate\": 4294967296}}");
    decode("{\"app_operation\": {\"uS\": -1}}");
    decode("{\"app_operation\": {\"req_bytes\": -1}}");
    decode("{\"flow_sample\": {\"extended_socket_ipv4\": {\"local_port\": 65536}}}");
    decode("{\"rtflow\": {\"eth.src\": {\"type\": \"mac\", \"value\": \"00020304050607\"}}}");
    decode("{\"rtflow\": {\"eth.src\": {\"type\": \"mac\", \"value\": \"2:3:4:5:6:7\"}}}");
    decode("{\"rtflow\": {\"src.port\": {\"type\": \"int32\", \"value\": \"\"}}}");
    assertEquals(7, counters.get(IngestCounter.JSON_MALFORMED));
    assertEquals(List.of(), flows.rows());
  }

  @Test
  void aBrokenMetricCostsOnlyItself() {
    decode(
        """
        {"rtmetric": {"a": {"type": "gauge32", "value": "high"}, "b": {"type": "dial", "value": 1},
          "c": 7, "d": {"type": "gauge32", "value": 1}}, "news": {}}
        """);
    assertEquals(List.of("d"), column(values, "name"));
    assertEquals(3, counters.get(IngestCounter.JSON_MALFORMED));
    assertEquals(1, counters.get(IngestCounter.JSON_SKIPPED));
  }

  @Test
  void dropsWhatComesFromElsewhere() {
    Admission others = new Admission(Networks.parse("192.0.2.0/24"), Networks.ALL);
    byte[] message = "{\"app_operation\": {}}".getBytes(StandardCharsets.UTF_8);
    new JsonDecoder(writers, counters, others, new SenderLimits(0))
        .decode(message, message.length, SOURCE, TIME_MILLIS);
    assertEquals(List.of(), flows.rows());
    assertEquals(1, counters.get(IngestCounter.DATAGRAMS_OF_OTHER_PEERS));
  }

  @Test
  void dropsWhatASenderSendsBeyondItsLimit() {
    byte[] message = "{\"app_operation\": {}}".getBytes(StandardCharsets.UTF_8);
    JsonDecoder limited = new JsonDecoder(writers, counters, Admission.OPEN, new SenderLimits(2));
    for (int i = 0; i < 5; i++) {
      limited.decode(message, message.length, SOURCE, TIME_MILLIS);
    }
    limited.decode(message, message.length, InetAddress.ofLiteral("192.0.2.9"), TIME_MILLIS);
    limited.decode(message, message.length, SOURCE, TIME_MILLIS + 1000);
    assertEquals(4, flows.rows().size());
    assertEquals(3, counters.get(IngestCounter.DATAGRAMS_OVER_LIMIT));
  }

  private void decode(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    decoder.decode(Arrays.copyOf(bytes, bytes.length + 9), bytes.length, SOURCE, TIME_MILLIS);
  }

  private static List<Object> column(CollectedRows rows, String field) {
    return rows.rows().stream().map(row -> row.get(field)).toList();
  }
}
