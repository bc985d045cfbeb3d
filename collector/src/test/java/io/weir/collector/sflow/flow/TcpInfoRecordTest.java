package io.weir.collector.sflow.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.weir.collector.agent.StructureTally;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.sflow.Wire;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Agents send how often a connection has sent again since it began; rows have the increase. */
final class TcpInfoRecordTest {
  private static final String CLIENT = "0a000001 0a000002 9c40 01bb";
  private static final String SERVER = "0a000002 0a000001 01bb 9c40";
  private static final String OTHER = "0a000001 0a000002 9c41 01bb";

  private final FlowRecords records =
      new FlowRecords(new IngestCounters(), new StructureTally(), 0);

  @Test
  void theFirstSampleOfAConnectionTellsNoIncrease() {
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", CLIENT, 7));
    assertEquals(OptionalLong.of(2), retransmits("192.0.2.1", CLIENT, 9));
    assertEquals(OptionalLong.of(0), retransmits("192.0.2.1", CLIENT, 9));
  }

  @Test
  void aConnectionThatHasSentNothingAgainTellsSoAtOnce() {
    assertEquals(OptionalLong.of(0), retransmits("192.0.2.1", CLIENT, 0));
    assertEquals(OptionalLong.of(3), retransmits("192.0.2.1", CLIENT, 3));
  }

  @Test
  void bothDirectionsAreOneConnection() {
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", CLIENT, 7));
    assertEquals(OptionalLong.of(1), retransmits("192.0.2.1", SERVER, 8));
    assertEquals(OptionalLong.of(4), retransmits("192.0.2.1", CLIENT, 12));
  }

  @Test
  void otherPortsAndOtherAgentsAreOtherConnections() {
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", CLIENT, 7));
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", OTHER, 8));
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.2", CLIENT, 9));
    assertEquals(OptionalLong.of(1), retransmits("192.0.2.1", CLIENT, 8));
  }

  @Test
  void aConnectionThatBeginsAnewTellsNoIncrease() {
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", CLIENT, 4_294_967_295L));
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", CLIENT, 2));
    assertEquals(OptionalLong.of(1), retransmits("192.0.2.1", CLIENT, 3));
  }

  @Test
  void aLateSampleTellsNothingTwice() {
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", CLIENT, 7));
    assertEquals(OptionalLong.of(5), retransmits("192.0.2.1", CLIENT, 12));
    records.late(true);
    assertEquals(OptionalLong.of(0), retransmits("192.0.2.1", CLIENT, 9));
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.1", OTHER, 3));
    records.late(false);
    assertEquals(OptionalLong.of(1), retransmits("192.0.2.1", CLIENT, 13));
  }

  @Test
  void anAgentWithoutAddressIsOneAgent() {
    assertEquals(OptionalLong.empty(), retransmits("", CLIENT, 7));
    assertEquals(OptionalLong.empty(), retransmits("192.0.2.2", OTHER, 7));
    assertEquals(OptionalLong.of(1), retransmits("", CLIENT, 8));
  }

  @Test
  void aPacketWithoutPortsTellsNoIncrease() {
    byte[] sample = new Wire().u32(1).bytes(record(0).toBytes()).toBytes();
    Row row = records.begin(0);
    records.read(sample, 0, sample.length);
    assertFalse(row.has(Flows.TCP_RETRANSMITS));
  }

  /** A sample of one packet: the record stands before the packet that it is about. */
  private OptionalLong retransmits(String agent, String addressesAndPorts, long total) {
    String packet = "4500 0034 0000 4000 40 06 0000 " + addressesAndPorts + " 00000001 00000002";
    byte[] sample =
        new Wire()
            .u32(2)
            .bytes(record(total).toBytes())
            .bytes(Wire.header(11, packet).toBytes())
            .toBytes();
    Row row = records.begin(0);
    if (!agent.isEmpty()) {
      Address address = Address.parse(agent);
      row.setAddress(Flows.AGENT, address.high(), address.low());
    }
    records.read(sample, 0, sample.length);
    return row.has(Flows.TCP_RETRANSMITS)
        ? OptionalLong.of(row.value(Flows.TCP_RETRANSMITS.index()))
        : OptionalLong.empty();
  }

  private static Wire record(long total) {
    return Wire.tagged(
        2209, new Wire().u32(1, 1448, 536, 0, 0, (int) total, 1500, 900, 50, 10, 3, 800));
  }
}
