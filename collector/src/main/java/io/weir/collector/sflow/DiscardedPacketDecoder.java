package io.weir.collector.sflow;

import io.weir.collector.agent.Agent;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.packet.Bytes;
import io.weir.collector.sflow.flow.DropReasons;
import io.weir.collector.sflow.flow.FlowRecords;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;

/**
 * Makes one row of each discarded packet that a device tells of (sFlow Dropped Packet Notification
 * Structures: discarded_packet).
 *
 * <pre>
 * u32 sequence number, u32 class and u32 index of the source
 * u32 drops: packets discarded that it has not told of
 * u32 ifIndex of the input, u32 ifIndex of the output (0 unknown)
 * u32 reason
 * u32 number of records, then for each: u32 tag, u32 length, body
 * </pre>
 */
final class DiscardedPacketDecoder {
  private static final int[] PLACES = Drops.TABLE.placesIn(Flows.TABLE);

  private final Datagram datagram;
  private final FlowRecords records;
  private final RowWriter writer;
  private final IngestCounters counters;
  private final Row row = new Row(Drops.TABLE);

  DiscardedPacketDecoder(
      Datagram datagram, FlowRecords records, RowWriter writer, IngestCounters counters) {
    this.datagram = datagram;
    this.records = records;
    this.writer = writer;
    this.counters = counters;
  }

  void decode(byte[] bytes, int from, int to) {
    if (to - from < 32) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    counters.add(IngestCounter.DISCARDED_PACKETS, 1);
    long sourceClass = Bytes.u32(bytes, from + 4);
    long sourceIndex = Bytes.u32(bytes, from + 8);
    Row packet = records.begin(datagram.receivedMillis());
    datagram.describe(packet, Flows.AGENT, Flows.SUB_AGENT);
    Datagram.setSource(packet, Flows.SOURCE_CLASS, Flows.SOURCE_INDEX, sourceClass, sourceIndex);
    datagram.setInterface(packet, Flows.INPUT, Flows.INPUT_NAME, Bytes.u32(bytes, from + 16));
    datagram.setInterface(packet, Flows.OUTPUT, Flows.OUTPUT_NAME, Bytes.u32(bytes, from + 20));
    DropReasons.set(packet, Flows.DROP_REASON, Flows.DROP_CODE, Bytes.u32(bytes, from + 24));
    records.read(bytes, from + 28, to);
    row.clear();
    row.copy(packet, PLACES);
    row.set(Drops.MISSED, missed(bytes, from, sourceClass, sourceIndex));
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
  }

  private long missed(byte[] bytes, int from, long sourceClass, long sourceIndex) {
    Agent agent = datagram.agent();
    return agent == null
        ? 0
        : agent.discarded(
            sourceClass, sourceIndex, Bytes.i32(bytes, from), Bytes.i32(bytes, from + 12));
  }
}
