package io.weir.collector.sflow;

import static io.weir.collector.sflow.CounterFormat.Kind.COUNTER32;
import static io.weir.collector.sflow.CounterFormat.Kind.COUNTER64;
import static io.weir.collector.sflow.CounterFormat.Kind.GAUGE32;
import static io.weir.collector.sflow.CounterFormat.Kind.GAUGE64;

import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The layout of a counter record: its values in the order in which they stand on the wire.
 *
 * @param tag enterprise and format (sFlow v5, section 4: data_format)
 */
record CounterFormat(int tag, List<Value> values) {
  /** How a value moves, and how wide it is. */
  enum Kind {
    COUNTER32(4, "counter32"),
    COUNTER64(8, "counter64"),
    GAUGE32(4, "gauge"),
    GAUGE64(8, "gauge");

    private final int bytes;
    private final String label;

    Kind(int bytes, String label) {
      this.bytes = bytes;
      this.label = label;
    }

    int bytes() {
      return bytes;
    }
  }

  /** A value, with its texts as rows take them. */
  static final class Value {
    private final byte[] name;
    private final byte[] kindLabel;
    private final Kind kind;

    private Value(String name, Kind kind) {
      this.name = name.getBytes(StandardCharsets.US_ASCII);
      this.kindLabel = kind.label.getBytes(StandardCharsets.US_ASCII);
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }

    /** Sets the name and the kind of a row. */
    void describe(Row row) {
      row.setText(Counters.NAME, name, 0, name.length);
      row.setText(Counters.KIND, kindLabel, 0, kindLabel.length);
    }
  }

  /** sFlow v5, section 5: if_counters; names of RFC 2863. */
  static final CounterFormat INTERFACE =
      new CounterFormat(
          1,
          List.of(
              value("ifIndex", GAUGE32),
              value("ifType", GAUGE32),
              value("ifSpeed", GAUGE64),
              value("ifDirection", GAUGE32),
              value("ifStatus", GAUGE32),
              value("ifInOctets", COUNTER64),
              value("ifInUcastPkts", COUNTER32),
              value("ifInMulticastPkts", COUNTER32),
              value("ifInBroadcastPkts", COUNTER32),
              value("ifInDiscards", COUNTER32),
              value("ifInErrors", COUNTER32),
              value("ifInUnknownProtos", COUNTER32),
              value("ifOutOctets", COUNTER64),
              value("ifOutUcastPkts", COUNTER32),
              value("ifOutMulticastPkts", COUNTER32),
              value("ifOutBroadcastPkts", COUNTER32),
              value("ifOutDiscards", COUNTER32),
              value("ifOutErrors", COUNTER32),
              value("ifPromiscuousMode", GAUGE32)));

  private static Value value(String name, Kind kind) {
    return new Value(name, kind);
  }
}
