package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.agent.AgentState;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.UdpPayload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What Open vSwitch 3.1.0 sent of a bridge in user space, sampling one in 32: downloads over IPv4
 * between two ports, over IPv6 between two others.
 */
final class OpenVswitchTest {
  private static final Decoded DECODED = new Decoded();

  @BeforeAll
  static void decode() throws IOException {
    try (InputStream file =
            OpenVswitchTest.class.getResourceAsStream("/sflow/openvswitch.pcap.gz");
        Capture capture = Capture.open("openvswitch", file)) {
      while (capture.next()) {
        UdpPayload payload = capture.payload();
        DECODED.decode(
            Arrays.copyOfRange(
                payload.bytes(), payload.offset(), payload.offset() + payload.length()));
      }
    }
  }

  @Test
  void isDecodedWhole() {
    assertEquals(74, DECODED.count(IngestCounter.DATAGRAMS));
    assertEquals(415, DECODED.count(IngestCounter.FLOW_SAMPLES));
    assertEquals(30, DECODED.count(IngestCounter.COUNTER_SAMPLES));
    assertEquals(0, DECODED.broken());
    assertEquals(0, DECODED.count(IngestCounter.SAMPLES_SKIPPED));
    assertEquals(0, DECODED.count(IngestCounter.RECORDS_SKIPPED));
    AgentState agent = DECODED.agents().list().getFirst();
    assertEquals("127.0.0.1", agent.address().toString());
    assertEquals(0, agent.sequence().lost());
    assertEquals(DECODED.count(IngestCounter.DATAGRAMS), agent.sequence().received());
  }

  @Test
  void itsFlowsHaveTheirLayers() {
    Map<Object, Long> stacks =
        DECODED.flows().stream()
            .collect(Collectors.groupingBy(row -> row.get("stack"), Collectors.counting()));
    assertTrue(stacks.get("eth.ip.tcp") > 100, stacks.toString());
    assertTrue(stacks.get("eth.ip6.tcp") > 100, stacks.toString());
    assertTrue(
        DECODED.flows().stream().allMatch(row -> row.get("sampling.rate").equals(32L)),
        "one in 32");
  }

  @Test
  void itsInterfacesHaveNames() {
    assertEquals(
        List.of("br0", "wp1", "wp2", "wp3", "wp4"),
        List.copyOf(
            new TreeSet<>(
                DECODED.values().stream()
                    .filter(row -> "port_name".equals(row.get("name")))
                    .map(row -> row.get("text"))
                    .toList())));
    assertTrue(
        DECODED.flows().stream().anyMatch(row -> "wp1".equals(row.get("input.name"))),
        "flows bear the names once they were told");
  }
}
