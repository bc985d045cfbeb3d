package io.weir.collector.telemetry;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.Xdr;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;

/**
 * Makes one row of an rtflow sample (host-sflow: rtflow). Belongs to one thread.
 *
 * <pre>
 * text name of the data source, u32 sampling rate, u32 sample pool, u32 number of items, then for
 * each: text name, u32 type, value
 *   0 text · 1 Ethernet address in 8 bytes · 2 IPv4 address · 3 IPv6 address
 *   4 i32 · 5 i64 · 6 float · 7 double
 * </pre>
 */
public final class RtflowDecoder {
  private final FlowItems items = new FlowItems();
  private final RowWriter writer;
  private final IngestCounters counters;
  private Row row = items.begin();

  /** A decoder that appends to a writer of the table {@code flows}. */
  public RtflowDecoder(RowWriter writer, IngestCounters counters) {
    this.writer = writer;
    this.counters = counters;
  }

  /** An empty row for what the datagram says of the next sample. */
  public Row begin() {
    row = items.begin();
    return row;
  }

  /** Reads the body of a sample; of one that is broken the items before the break are kept. */
  public void decode(byte[] bytes, int from, int to) {
    counters.add(IngestCounter.RTFLOW_SAMPLES, 1);
    int at = Xdr.afterText(bytes, from, to);
    if (at == Xdr.CUT || to - at < 12) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    items.source(bytes, from + 4, Bytes.i32(bytes, from));
    row.set(Flows.SAMPLING_RATE, Bytes.u32(bytes, at));
    long count = Bytes.u32(bytes, at + 8);
    at += 12;
    for (long i = 0; i < count && at != Xdr.CUT; i++) {
      at = item(bytes, at, to);
    }
    if (at == Xdr.CUT) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
    }
    items.finish();
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
  }

  /** Answers where the next begins, or {@link Xdr#CUT}: a type that is not known has no end. */
  private int item(byte[] bytes, int from, int to) {
    int at = Xdr.afterText(bytes, from, to);
    if (at == Xdr.CUT || to - at < 4) {
      return Xdr.CUT;
    }
    items.name(bytes, from + 4, Bytes.i32(bytes, from));
    int type = Bytes.i32(bytes, at);
    at += 4;
    int next = after(type, bytes, at, to);
    if (next != Xdr.CUT) {
      value(type, bytes, at);
    }
    return next;
  }

  private static int after(int type, byte[] bytes, int at, int to) {
    int length =
        switch (type) {
          case 2, 4, 6 -> 4;
          case 1, 5, 7 -> 8;
          case 3 -> 16;
          default -> -1;
        };
    if (type == 0) {
      return Xdr.afterText(bytes, at, to);
    }
    return length < 0 || to - at < length ? Xdr.CUT : at + length;
  }

  private void value(int type, byte[] bytes, int at) {
    switch (type) {
      case 0 -> items.text(bytes, at + 4, Bytes.i32(bytes, at));
      case 1 -> items.mac(Bytes.mac(bytes, at));
      case 2 -> items.ipv4(bytes, at);
      case 3 -> items.ipv6(bytes, at);
      case 4 -> items.whole(Bytes.i32(bytes, at));
      case 5 -> items.whole(Bytes.i64(bytes, at));
      case 6 -> items.real(Float.intBitsToFloat(Bytes.i32(bytes, at)));
      case 7 -> items.real(Double.longBitsToDouble(Bytes.i64(bytes, at)));
      default -> throw new IllegalArgumentException("no item has type " + type);
    }
  }
}
