package io.weir.collector.sflow.flow;

import io.weir.collector.agent.StructureTally;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.TagIndex;
import io.weir.collector.packet.Xdr;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * Reads the flow records of a sample into one row, each by its entry in {@link
 * FlowRecordFormat#ALL}. What is broken or unknown costs only itself, and is counted. Belongs to
 * one thread.
 */
public final class FlowRecords {
  /**
   * How far records may lie within records (sFlow 802.11 Structures: extended_80211_aggregation).
   */
  private static final int MAX_NESTING = 4;

  private static final long MAX_CLOCK_DIFFERENCE_MILLIS = 60_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final TagIndex INDEX =
      new TagIndex(FlowRecordFormat.ALL.stream().mapToInt(FlowRecordFormat::tag).toArray());

  private final IngestCounters counters;
  private final StructureTally tally;
  private final int firstNumber;
  private final FlowRow row = new FlowRow();
  private final PacketRecords packets = new PacketRecords(row);
  private final TcpInfoRecord tcp = new TcpInfoRecord(row);
  private final RecordReader[] readers;
  private long receivedMillis;
  private boolean late;
  private int nesting;

  /**
   * Readers of all records.
   *
   * @param tally counts the records that are read, and the timestamps that are refused
   * @param firstNumber that the tally knows the first of the formats by; the others follow
   */
  public FlowRecords(IngestCounters counters, StructureTally tally, int firstNumber) {
    this.tally = tally;
    this.counters = counters;
    this.firstNumber = firstNumber;
    this.readers =
        FlowRecordFormat.ALL.stream()
            .map(format -> format.reader().apply(this))
            .toArray(RecordReader[]::new);
  }

  FlowRow row() {
    return row;
  }

  PacketRecords packets() {
    return packets;
  }

  TcpInfoRecord tcp() {
    return tcp;
  }

  /** Says of the samples to come whether the agent has sent others after them that came before. */
  public void late(boolean late) {
    this.late = late;
  }

  /** Begins the row of a sample, which is empty but for its time. */
  public Row begin(long receivedMillis) {
    this.receivedMillis = receivedMillis;
    row.clear();
    packets.begin();
    tcp.clear();
    nesting = 0;
    row.row().set(Flows.TIME, receivedMillis);
    return row.row();
  }

  /** Reads every record of a sample: u32 number of records, then for each u32 tag, length, body. */
  public void read(byte[] bytes, int from, int to) {
    if (records(bytes, from, to) == Xdr.CUT) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
    }
    tcp.finish(late);
    row.finish();
  }

  /**
   * u32 number of units, each with records as a sample has them: of sampled headers the first
   * holds, of other records the last.
   */
  RecordOutcome aggregation(byte[] bytes, int from, int to) {
    if (to - from < 4 || nesting == MAX_NESTING) {
      return RecordOutcome.MALFORMED;
    }
    nesting++;
    long units = Bytes.u32(bytes, from);
    int at = from + 4;
    for (long i = 0; i < units && at != Xdr.CUT; i++) {
      at = records(bytes, at, to);
    }
    nesting--;
    return at == Xdr.CUT ? RecordOutcome.MALFORMED : RecordOutcome.DECODED;
  }

  /** u64 nanoseconds since 1970: when the packet was sampled, if both clocks go about right. */
  RecordOutcome timestamp(byte[] bytes, int from, int to) {
    if (to - from < 8) {
      return RecordOutcome.MALFORMED;
    }
    long millis = Long.divideUnsigned(Bytes.i64(bytes, from), NANOS_PER_MILLI);
    if (Math.abs(millis - receivedMillis) <= MAX_CLOCK_DIFFERENCE_MILLIS) {
      row.row().set(Flows.TIME, millis);
    } else {
      counters.add(IngestCounter.TIMESTAMPS_REFUSED, 1);
      tally.refuseTimestamp();
    }
    return RecordOutcome.DECODED;
  }

  /** Answers where the records end, or {@link Xdr#CUT} where the bytes do so before. */
  private int records(byte[] bytes, int from, int to) {
    if (to - from < 4) {
      return Xdr.CUT;
    }
    long count = Bytes.u32(bytes, from);
    int at = from + 4;
    for (long i = 0; i < count; i++) {
      if (to - at < 8) {
        return Xdr.CUT;
      }
      int tag = Bytes.i32(bytes, at);
      int length = Bytes.i32(bytes, at + 4);
      at += 8;
      if (length < 0 || length > to - at) {
        counters.add(IngestCounter.RECORDS_MALFORMED, 1);
        return to; // where the next begins, nobody knows
      }
      record(tag, bytes, at, at + length);
      at += Xdr.padded(length, to - at);
    }
    return at;
  }

  private void record(int tag, byte[] bytes, int from, int to) {
    int place = INDEX.find(tag);
    if (place == TagIndex.NONE) {
      counters.add(IngestCounter.RECORDS_SKIPPED, 1);
      counters.skipped().add(Space.FLOW_RECORD, tag);
      return;
    }
    tally.add(firstNumber + place);
    if (readers[place].read(bytes, from, to) == RecordOutcome.MALFORMED) {
      counters.add(IngestCounter.RECORDS_MALFORMED, 1);
    }
  }
}
