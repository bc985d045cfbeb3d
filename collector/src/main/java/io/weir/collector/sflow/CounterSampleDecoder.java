package io.weir.collector.sflow;

import io.weir.collector.agent.Agent;
import io.weir.collector.agent.StructureTally;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.RowTexts;
import io.weir.collector.packet.TagIndex;
import io.weir.collector.packet.TextBuffer;
import io.weir.collector.packet.Xdr;
import io.weir.collector.sflow.counter.CounterFormat;
import io.weir.collector.sflow.counter.CounterFormats;
import io.weir.collector.sflow.counter.CounterRecordDecoder;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;

/**
 * Makes one row of each value in a counter sample (sFlow v5, section 5: counters_sample,
 * counters_sample_expanded).
 *
 * <pre>
 * compact                                expanded
 * u32 sequence number                    u32 sequence number
 * u32 source: class in the top 8 bits    u32 class, u32 index of the source
 * u32 number of records, then for each: u32 tag, u32 length, body
 * </pre>
 */
final class CounterSampleDecoder {
  private static final int INTERFACE_CLASS = 0; // sFlow v5, section 5: sflow_data_source
  private static final int MAX_NAME_BYTES = 255; // RFC 2863: ifName
  private static final int PORT_NAME = 1005; // sFlow OpenFlow Structures

  private final Datagram datagram;
  private final StructureTally tally;
  private final IngestCounters counters;
  private final Row row = new Row(Counters.TABLE);
  private final CounterRecordDecoder records;
  private final TextBuffer name = new TextBuffer(MAX_NAME_BYTES);

  CounterSampleDecoder(
      Datagram datagram, StructureTally tally, RowWriter writer, IngestCounters counters) {
    this.datagram = datagram;
    this.tally = tally;
    this.counters = counters;
    this.records = new CounterRecordDecoder(row, writer, counters);
  }

  /** Begins a datagram: says what the rows of its samples have in common. */
  void begin() {
    row.clear();
    row.set(Counters.TIME, datagram.receivedMillis());
    datagram.describe(row, Counters.AGENT, Counters.SUB_AGENT);
  }

  void decodeCompact(byte[] bytes, int from, int to) {
    if (to - from < 12) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    int source = Bytes.i32(bytes, from + 4);
    source(source >>> 24, source & 0xff_ffff, Bytes.i32(bytes, from));
    records(bytes, from + 8, to);
  }

  void decodeExpanded(byte[] bytes, int from, int to) {
    if (to - from < 16) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    source(Bytes.u32(bytes, from + 4), Bytes.u32(bytes, from + 8), Bytes.i32(bytes, from));
    records(bytes, from + 12, to);
  }

  private void source(long sourceClass, long sourceIndex, int sequence) {
    row.set(Counters.SEQUENCE, sequence);
    Datagram.setSource(row, Counters.SOURCE_CLASS, Counters.SOURCE_INDEX, sourceClass, sourceIndex);
    if (sourceClass == INTERFACE_CLASS && sourceIndex != 0) { // ifIndex 0: unknown
      row.set(Counters.INPUT, sourceIndex);
    } else {
      row.clear(Counters.INPUT);
    }
    Agent agent = datagram.agent();
    if (agent != null) {
      agent.counted(sourceClass, sourceIndex, sequence);
    }
  }

  private void records(byte[] bytes, int from, int to) {
    counters.add(IngestCounter.COUNTER_SAMPLES, 1);
    int count = Bytes.i32(bytes, from);
    int at = from + 4;
    for (int i = 0; i != count; i++) {
      if (to - at < 8) {
        counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
        return;
      }
      int tag = Bytes.i32(bytes, at);
      int length = Bytes.i32(bytes, at + 4);
      at += 8;
      if (length < 0 || length > to - at) {
        counters.add(IngestCounter.RECORDS_MALFORMED, 1);
        return;
      }
      record(tag, bytes, at, at + length);
      at += Xdr.padded(length, to - at);
    }
  }

  private void record(int tag, byte[] bytes, int from, int to) {
    int place = CounterFormats.place(tag);
    if (place == TagIndex.NONE) {
      counters.add(IngestCounter.RECORDS_SKIPPED, 1);
      counters.skipped().add(Space.COUNTER_RECORD, tag);
      return;
    }
    if (tag == PORT_NAME) {
      learnName(bytes, from, to);
    }
    CounterFormat format = CounterFormats.all().get(place);
    tally.add(Structures.COUNTER_RECORDS + place);
    if (!records.decode(format, bytes, from, to)) {
      counters.add(IngestCounter.RECORDS_MALFORMED, 1);
    }
  }

  /** A text: u32 length, bytes. Flow samples of the interface bear the name from now on. */
  private void learnName(byte[] bytes, int from, int to) {
    Agent agent = datagram.agent();
    if (agent == null || !row.has(Counters.INPUT) || to - from < 4) {
      return;
    }
    int length = Bytes.i32(bytes, from);
    if (length <= 0 || length > Math.min(to - from - 4, MAX_NAME_BYTES)) {
      return;
    }
    int end = RowTexts.end(bytes, from + 4, length);
    name.clear().putText(bytes, from + 4, end - from - 4);
    if (name.length() > 0) {
      agent.interfaces().put(row.value(Counters.INPUT.index()), name.bytes(), 0, name.length());
    }
  }
}
