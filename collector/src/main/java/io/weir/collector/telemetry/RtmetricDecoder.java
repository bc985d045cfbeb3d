package io.weir.collector.telemetry;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.Xdr;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;

/**
 * Makes one row of each metric in an rtmetric sample (host-sflow: rtmetric). Makes no garbage;
 * belongs to one thread.
 *
 * <pre>
 * text name of the data source, u32 number of metrics, then for each:
 *   text name, u32 type, value: a text, or 4 or 8 bytes as the type says
 * </pre>
 */
public final class RtmetricDecoder {
  private final MetricRows metrics;
  private final IngestCounters counters;

  /** A decoder that appends to a writer of the table {@code counters}. */
  public RtmetricDecoder(RowWriter writer, IngestCounters counters) {
    this.metrics = new MetricRows(writer, counters);
    this.counters = counters;
  }

  /** An empty row for what the metrics of the next sample have in common. */
  public Row begin() {
    return metrics.begin();
  }

  /** Reads the body of a sample. */
  public void decode(byte[] bytes, int from, int to) {
    counters.add(IngestCounter.RTMETRIC_SAMPLES, 1);
    int at = Xdr.afterText(bytes, from, to);
    if (at == Xdr.CUT || to - at < 4) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
      return;
    }
    metrics.source(bytes, from + 4, Bytes.i32(bytes, from));
    long count = Bytes.u32(bytes, at);
    at += 4;
    for (long i = 0; i < count && at != Xdr.CUT; i++) {
      at = metric(bytes, at, to);
    }
    if (at == Xdr.CUT) {
      counters.add(IngestCounter.SAMPLES_MALFORMED, 1);
    }
  }

  /** Answers where the next begins, or {@link Xdr#CUT}: a type that is not known has no end. */
  private int metric(byte[] bytes, int from, int to) {
    int at = Xdr.afterText(bytes, from, to);
    if (at == Xdr.CUT || to - at < 4) {
      return Xdr.CUT;
    }
    MetricType type = MetricType.ofNumber(Bytes.i32(bytes, at));
    at += 4;
    if (type == null || to - at < type.bytes()) {
      return Xdr.CUT;
    }
    int length = Bytes.i32(bytes, from);
    if (type == MetricType.STRING) {
      int end = Xdr.afterText(bytes, at, to);
      if (end != Xdr.CUT) {
        metrics.text(bytes, from + 4, length, bytes, at + 4, Bytes.i32(bytes, at));
      }
      return end;
    }
    metrics.number(bytes, from + 4, length, type, value(type, bytes, at));
    return at + type.bytes();
  }

  private static double value(MetricType type, byte[] bytes, int at) {
    return switch (type) {
      case STRING -> throw new IllegalArgumentException("a text is no number");
      case COUNTER32, GAUGE32 -> Bytes.u32(bytes, at);
      case COUNTER64, GAUGE64 -> Bytes.unsigned(Bytes.i64(bytes, at));
      case GAUGE_FLOAT -> Float.intBitsToFloat(Bytes.i32(bytes, at));
      case GAUGE_DOUBLE -> Double.longBitsToDouble(Bytes.i64(bytes, at));
    };
  }
}
