package io.weir.collector.telemetry;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.RowTexts;
import io.weir.collector.packet.TextBuffer;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Sets what a program says of a flow: an item that has the name and the type of a field sets it,
 * any other becomes a pair in {@link Flows#EXTRA}. Belongs to one thread.
 */
final class FlowItems {
  private static final int MAX_EXTRA_BYTES = 4096;

  // IEEE 754: as many decimal digits as always survive
  private static final int FLOAT_DIGITS = 6;
  private static final int DOUBLE_DIGITS = 15;

  /** What the collector itself sets is not for programs to say. */
  private static final Set<Field> RESERVED =
      Set.of(
          Flows.TIME,
          Flows.AGENT,
          Flows.SUB_AGENT,
          Flows.SOURCE_NAME,
          Flows.SAMPLING_RATE,
          Flows.EXTRA,
          Flows.DIRECTION,
          Flows.LOCAL_END);

  private static final List<Field> FIELDS =
      Flows.TABLE.stored().stream().filter(field -> !RESERVED.contains(field)).toList();
  private static final byte[][] NAMES =
      FIELDS.stream().map(field -> TextBuffer.ascii(field.name())).toArray(byte[][]::new);

  private final Row row = new Row(Flows.TABLE);
  private final RowTexts texts = new RowTexts(row);
  private final TextBuffer extra = new TextBuffer(MAX_EXTRA_BYTES);
  private byte[] name = {};
  private int nameFrom;
  private int nameLength;

  /** Begins a flow, on an empty row. */
  Row begin() {
    row.clear();
    texts.clear();
    extra.clear();
    return row;
  }

  /** To be called when every item is set. */
  void finish() {
    if (extra.length() > 0) {
      row.setText(Flows.EXTRA, extra.bytes(), 0, extra.length());
    }
  }

  /** Names the next item. */
  void name(byte[] bytes, int from, int length) {
    name = bytes;
    nameFrom = from;
    nameLength = length;
  }

  /** Names the data source, unless the name is empty. */
  void source(byte[] bytes, int from, int length) {
    texts.set(Flows.SOURCE_NAME, bytes, from, length);
  }

  /** A text that must not change before the row is kept; an empty one is none. */
  void text(byte[] bytes, int from, int length) {
    Field field = field();
    if (field != null && field.type() == FieldType.TEXT) {
      texts.set(field, bytes, from, length);
      return;
    }
    int end = RowTexts.end(bytes, from, length);
    if (end > from) {
      pair().putWord(bytes, from, end - from);
    }
  }

  void mac(long mac) {
    Field field = field();
    if (field != null && field.type() == FieldType.MAC) {
      row.set(field, mac);
    } else {
      pair().putMac(mac);
    }
  }

  void ipv4(byte[] bytes, int at) {
    Field field = field();
    if (field != null && field.type() == FieldType.ADDRESS) {
      row.setAddress(field, 0, Address.lowOfIpv4(Bytes.i32(bytes, at)));
    } else {
      pair().putIpv4(bytes, at);
    }
  }

  void ipv6(byte[] bytes, int at) {
    Field field = field();
    if (field != null && field.type() == FieldType.ADDRESS) {
      row.setAddress(field, Bytes.i64(bytes, at), Bytes.i64(bytes, at + 8));
    } else {
      pair().putIpv6(bytes, at);
    }
  }

  void address(Address address) {
    Field field = field();
    if (field != null && field.type() == FieldType.ADDRESS) {
      row.setAddress(field, address.high(), address.low());
    } else {
      pair().put(TextBuffer.ascii(address.toString()));
    }
  }

  /** A whole number; one that its field has no room for becomes a pair. */
  void whole(long number) {
    Field field = field();
    if (field != null && fits(field.type(), number)) {
      row.set(field, number);
    } else if (number < 0) {
      pair().put('-').put(-number);
    } else {
      pair().put(number);
    }
  }

  /** A number of 64 bits that may have a fraction; one that is none, such as NaN, is left out. */
  void real(double number) {
    real(number, DOUBLE_DIGITS);
  }

  /** A number of 32 bits that may have a fraction; one that is none, such as NaN, is left out. */
  void real(float number) {
    real(number, FLOAT_DIGITS);
  }

  private void real(double number, int digits) {
    if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
      whole((long) number);
    } else if (Double.isFinite(number)) {
      pair().putDecimal(number, digits);
    }
  }

  static boolean fits(FieldType type, long number) {
    return switch (type) {
      case UINT8, UINT16, UINT32 -> number >= 0 && number >>> type.bytes() * Byte.SIZE == 0;
      case INT64 -> true;
      case TIME, NUMBER, MAC, ADDRESS, TEXT -> false;
    };
  }

  /** The field of the item's name; null if there is none. */
  private Field field() {
    for (int i = 0; i < NAMES.length; i++) {
      if (Arrays.equals(NAMES[i], 0, NAMES[i].length, name, nameFrom, nameFrom + nameLength)) {
        return FIELDS.get(i);
      }
    }
    return null;
  }

  private TextBuffer pair() {
    if (extra.length() > 0) {
      extra.put(' ');
    }
    return extra.putName(name, nameFrom, nameLength);
  }
}
