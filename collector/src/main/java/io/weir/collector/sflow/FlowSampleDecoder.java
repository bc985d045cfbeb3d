package io.weir.collector.sflow;

import io.weir.collector.agent.Agent;
import io.weir.collector.agent.FlowSampleNotes;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.packet.Bytes;
import io.weir.collector.sflow.flow.DropReasons;
import io.weir.collector.sflow.flow.FlowRecords;
import io.weir.storage.count.LocalCounts;
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

  private final Datagram datagram;
  private final FlowRecords records;
  private final RowWriter writer;
  private final FlowSampleNotes notes;
  private final LocalCounts<IngestCounter> counters;
  private Row row;

  FlowSampleDecoder(
      Datagram datagram,
      FlowRecords records,
      RowWriter writer,
      FlowSampleNotes notes,
      LocalCounts<IngestCounter> counters) {
    this.datagram = datagram;
    this.records = records;
    this.writer = writer;
    this.notes = notes;
    this.counters = counters;
    this.row = records.begin(0);
  }

  void decodeCompact(byte[] bytes, int from, int to) {
    if (to - from < 32) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    int source = Bytes.i32(bytes, from + 4);
    int input = Bytes.i32(bytes, from + 20);
    int output = Bytes.i32(bytes, from + 24);
    start(source >>> 24, source & 0xff_ffff, bytes, from, from + 8);
    input(input >>> 30, input & 0x3fff_ffff);
    output(output >>> 30, output & 0x3fff_ffff);
    finish(bytes, from + 28, to);
  }

  void decodeExpanded(byte[] bytes, int from, int to) {
    if (to - from < 44) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    start(Bytes.u32(bytes, from + 4), Bytes.u32(bytes, from + 8), bytes, from, from + 12);
    input(Bytes.i32(bytes, from + 24), Bytes.u32(bytes, from + 28));
    output(Bytes.i32(bytes, from + 32), Bytes.u32(bytes, from + 36));
    finish(bytes, from + 40, to);
  }

  /** Sets what stands before the interfaces: the rate, the pool and the drops follow each other. */
  private void start(long sourceClass, long sourceIndex, byte[] bytes, int sequenceAt, int rateAt) {
    long samplingRate = Bytes.u32(bytes, rateAt);
    row = records.begin(datagram.receivedMillis());
    datagram.describe(row, Flows.AGENT, Flows.SUB_AGENT);
    Datagram.setSource(row, Flows.SOURCE_CLASS, Flows.SOURCE_INDEX, sourceClass, sourceIndex);
    row.set(Flows.SAMPLING_RATE, samplingRate);
    Agent agent = datagram.agent();
    if (agent != null) {
      if (notes.isFull()) {
        agent.sampled(notes);
      }
      notes.add(
          sourceClass,
          sourceIndex,
          Bytes.i32(bytes, sequenceAt),
          samplingRate,
          Bytes.i32(bytes, rateAt + 4),
          Bytes.i32(bytes, rateAt + 8));
    }
  }

  private void input(int format, long value) {
    if (format == ONE_INTERFACE) {
      datagram.setInterface(row, Flows.INPUT, Flows.INPUT_NAME, value);
    }
  }

  private void output(int format, long value) {
    switch (format) {
      case ONE_INTERFACE -> datagram.setInterface(row, Flows.OUTPUT, Flows.OUTPUT_NAME, value);
      case DISCARDED -> DropReasons.set(row, Flows.DROP_REASON, Flows.DROP_CODE, value);
      case SEVERAL_INTERFACES -> row.set(Flows.OUTPUT_COUNT, value);
      default -> {} // sFlow v5 knows no fourth format
    }
  }

  private void finish(byte[] bytes, int from, int to) {
    counters.add(IngestCounter.FLOW_SAMPLES, 1);
    records.read(bytes, from, to);
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
  }
}
