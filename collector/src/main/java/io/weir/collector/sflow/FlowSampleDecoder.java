package io.weir.collector.sflow;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.packet.Bytes;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;

/**
 * Makes one row of each flow sample (sFlow v5, section 5: flow_sample, flow_sample_expanded).
 *
 * <pre>
 * compact                                expanded
 * u32 sequence number                    u32 sequence number
 * u32 source: class in the top 8 bits    u32 class, u32 index of the source
 * u32 sampling rate                      u32 sampling rate
 * u32 sample pool                        u32 sample pool
 * u32 drops                              u32 drops
 * u32 input: format in the top 2 bits    u32 format, u32 value of the input
 * u32 output, likewise                   u32 format, u32 value of the output
 * u32 number of records, then for each: u32 tag, u32 length, body
 * </pre>
 */
final class FlowSampleDecoder {
  // sFlow v5, section 5: interface, and how it names several outputs or a discarded packet
  private static final int ONE_INTERFACE = 0;
  private static final int DISCARDED = 1;
  private static final int SEVERAL_INTERFACES = 2;

  private final RowWriter writer;
  private final IngestCounters counters;
  private final Row row = new Row(Flows.TABLE);
  private final PacketRecords packets = new PacketRecords(row);
  private long timeMillis;
  private long agentHigh;
  private long agentLow;
  private int subAgent;

  FlowSampleDecoder(RowWriter writer, IngestCounters counters) {
    this.writer = writer;
    this.counters = counters;
  }

  /** Says what the rows of the next samples have in common. */
  void begin(long timeMillis, long agentHigh, long agentLow, int subAgent) {
    this.timeMillis = timeMillis;
    this.agentHigh = agentHigh;
    this.agentLow = agentLow;
    this.subAgent = subAgent;
  }

  void decodeCompact(byte[] bytes, int from, int to) {
    if (to - from < 32) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    int source = Bytes.i32(bytes, from + 4);
    int input = Bytes.i32(bytes, from + 20);
    int output = Bytes.i32(bytes, from + 24);
    start(source >>> 24, source & 0xff_ffff, Bytes.u32(bytes, from + 8));
    input(input >>> 30, input & 0x3fff_ffff);
    output(output >>> 30, output & 0x3fff_ffff);
    finish(bytes, from + 28, to);
  }

  void decodeExpanded(byte[] bytes, int from, int to) {
    if (to - from < 44) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    start(Bytes.u32(bytes, from + 4), Bytes.u32(bytes, from + 8), Bytes.u32(bytes, from + 12));
    input(Bytes.i32(bytes, from + 24), Bytes.u32(bytes, from + 28));
    output(Bytes.i32(bytes, from + 32), Bytes.u32(bytes, from + 36));
    finish(bytes, from + 40, to);
  }

  private void start(long sourceClass, long sourceIndex, long samplingRate) {
    row.clear();
    packets.begin();
    row.set(Flows.TIME, timeMillis);
    if ((agentHigh | agentLow) != 0) { // an agent may leave its address unknown
      row.setAddress(Flows.AGENT, agentHigh, agentLow);
    }
    row.set(Flows.SUB_AGENT, subAgent);
    row.set(Flows.SOURCE_CLASS, sourceClass);
    row.set(Flows.SOURCE_INDEX, sourceIndex);
    row.set(Flows.SAMPLING_RATE, samplingRate);
  }

  private void input(int format, long value) {
    if (format == ONE_INTERFACE) {
      setKnown(Flows.INPUT, value);
    }
  }

  private void output(int format, long value) {
    switch (format) {
      case ONE_INTERFACE -> setKnown(Flows.OUTPUT, value);
      case DISCARDED -> row.set(Flows.DROP_REASON, value);
      case SEVERAL_INTERFACES -> row.set(Flows.OUTPUT_COUNT, value);
      default -> {} // sFlow v5 knows no fourth format
    }
  }

  private void setKnown(Field field, long interfaceIndex) {
    if (interfaceIndex != 0) {
      row.set(field, interfaceIndex);
    }
  }

  private void finish(byte[] bytes, int from, int to) {
    counters.add(IngestCounter.FLOW_SAMPLES, 1);
    int count = Bytes.i32(bytes, from);
    int at = from + 4;
    for (int i = 0; i != count; i++) {
      if (to - at < 8) {
        counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
        break;
      }
      int tag = Bytes.i32(bytes, at);
      int length = Bytes.i32(bytes, at + 4);
      at += 8;
      if (length < 0 || length > to - at) {
        counters.add(IngestCounter.RECORDS_MALFORMED, 1);
        break;
      }
      record(tag, bytes, at, at + length);
      at += SflowDecoder.padded(length, to - at);
    }
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
  }

  private void record(int tag, byte[] bytes, int from, int to) {
    switch (packets.decode(tag, bytes, from, to)) {
      case DECODED -> {}
      case MALFORMED -> counters.add(IngestCounter.RECORDS_MALFORMED, 1);
      case UNKNOWN -> {
        counters.add(IngestCounter.RECORDS_SKIPPED, 1);
        counters.skipped().add(Space.FLOW_RECORD, tag);
      }
    }
  }
}
