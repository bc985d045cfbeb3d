package io.weir.jmh;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of {@code flows} as the decoder makes them from the datagrams of a real agent. */
final class DemoRows {
  static final long TIME_MILLIS = 1_800_000_000_000L;

  private DemoRows() {}

  /** The rows of the first datagrams that have just flow samples. */
  static Row[] ofFirst(int datagrams) {
    Copies copies = new Copies();
    TableWriters writers = new TableWriters(copies, copies, copies);
    SflowDecoder decoder =
        new SflowDecoder(writers, new IngestCounters(), new Agents(0), Admission.OPEN);
    for (byte[] datagram : DemoDatagrams.first(datagrams)) {
      decoder.decode(datagram, datagram.length, InetAddress.getLoopbackAddress(), TIME_MILLIS);
    }
    return copies.rows.toArray(Row[]::new);
  }

  /** Keeps a copy of each row, and of its texts, which the decoder makes anew for the next. */
  private static final class Copies implements RowWriter {
    private final List<Row> rows = new ArrayList<>();

    @Override
    public boolean append(Row row) {
      Row copy = new Row(Flows.TABLE);
      for (Field field : Flows.TABLE.stored()) {
        if (row.has(field)) {
          copyValue(field, row, copy);
        }
      }
      return rows.add(copy);
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}

    private static void copyValue(Field field, Row from, Row to) {
      int index = field.index();
      switch (field.type()) {
        case ADDRESS -> to.setAddress(field, from.high(index), from.value(index));
        case TEXT -> copyText(field, from, to);
        case NUMBER -> to.setNumber(field, Double.longBitsToDouble(from.value(index)));
        case TIME, UINT8, UINT16, UINT32, INT64, MAC -> to.set(field, from.value(index));
      }
    }

    private static void copyText(Field field, Row from, Row to) {
      int index = field.index();
      if (from.knownText(index) != null) {
        to.setText(field, from.knownText(index));
        return;
      }
      int start = from.textOffset(index);
      int length = from.textLength(index);
      to.setText(field, Arrays.copyOfRange(from.text(index), start, start + length), 0, length);
    }
  }
}
