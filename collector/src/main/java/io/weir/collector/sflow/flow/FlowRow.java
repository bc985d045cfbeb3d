package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.RowTexts;
import io.weir.collector.packet.TextBuffer;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;

/**
 * The row that the records of one flow sample fill, and the room for the texts that they make. What
 * a record says comes to a {@link Target}. Makes no garbage; belongs to one thread.
 */
final class FlowRow {
  private static final int MAX_EXTRA_BYTES = 4096;
  private static final int MAX_TEXT_BYTES = 8192;

  private final Row row = new Row(Flows.TABLE);
  private final TextBuffer extra = new TextBuffer(MAX_EXTRA_BYTES);
  private final RowTexts fields = new RowTexts(row);
  private final TextBuffer texts = new TextBuffer(MAX_TEXT_BYTES);

  /**
   * Where an item of a record goes: to a field of its own, or as a named pair into {@link
   * Flows#EXTRA}.
   */
  static final class Target {
    private final Field field;
    private final byte[] prefix;

    private Target(Field field, byte[] prefix) {
      this.field = field;
      this.prefix = prefix;
    }

    static Target of(Field field) {
      return new Target(field, new byte[0]);
    }

    static Target extra(String name) {
      return new Target(null, TextBuffer.ascii(name + "="));
    }

    private boolean isExtra() {
      return field == null;
    }
  }

  Row row() {
    return row;
  }

  /** Begins a new sample. */
  void clear() {
    row.clear();
    extra.clear();
    fields.clear();
    texts.clear();
  }

  /** Room for texts that are put together; what was put stays until the next sample begins. */
  TextBuffer texts() {
    return texts;
  }

  /** What was put into {@link #texts()} from a place of it on; nothing is none. */
  void made(Target target, int start) {
    if (texts.length() > start) {
      row.setText(target.field, texts.bytes(), start, texts.length() - start);
    }
  }

  /** The name of a number; one without a name is left out. */
  void named(Target target, NumberNames names, long number) {
    Text name = names.of(number);
    if (!target.isExtra()) {
      row.setText(target.field, name);
    } else if (name != null) {
      pair(target).put(name.bytes());
    }
  }

  /** To be called when every record has been read: sets what they have put together. */
  void finish() {
    if (extra.length() > 0) {
      row.setText(Flows.EXTRA, extra.bytes(), 0, extra.length());
    }
  }

  /** An unsigned number; one that is too large for its field is left out. */
  void number(Target target, long value) {
    if (target.isExtra()) {
      pair(target).put(value);
    } else {
      number(target.field, value);
    }
  }

  /** An unsigned number; one that is too large for its field is left out. */
  void number(Field field, long value) {
    if (Long.compareUnsigned(value, largest(field.type())) <= 0) {
      row.set(field, value);
    }
  }

  void mac(Target target, long mac) {
    if (target.isExtra()) {
      pair(target).putMac(mac);
    } else {
      row.set(target.field, mac);
    }
  }

  /** Four bytes of an address; 0.0.0.0 is none. */
  void ipv4(Target target, byte[] bytes, int at) {
    if (Bytes.i32(bytes, at) == 0) {
      return;
    }
    if (target.isExtra()) {
      pair(target).putIpv4(bytes, at);
    } else {
      row.setAddress(target.field, 0, Address.lowOfIpv4(Bytes.i32(bytes, at)));
    }
  }

  /** Sixteen bytes of an address; :: is none. */
  void ipv6(Target target, byte[] bytes, int at) {
    if ((Bytes.i64(bytes, at) | Bytes.i64(bytes, at + 8)) == 0) {
      return;
    }
    if (target.isExtra()) {
      pair(target).putIpv6(bytes, at);
    } else {
      row.setAddress(target.field, Bytes.i64(bytes, at), Bytes.i64(bytes, at + 8));
    }
  }

  /** A text, which must not change before the row is kept; an empty one is none. */
  void text(Target target, byte[] bytes, int from, int length) {
    if (!target.isExtra()) {
      fields.set(target.field, bytes, from, length);
      return;
    }
    int end = RowTexts.end(bytes, from, length);
    if (end > from) {
      pair(target).putWord(bytes, from, end - from);
    }
  }

  private static long largest(FieldType type) {
    int bits = type.bytes() * Byte.SIZE;
    return bits == Long.SIZE ? Long.MAX_VALUE : (1L << bits) - 1;
  }

  private TextBuffer pair(Target target) {
    if (extra.length() > 0) {
      extra.put(' ');
    }
    return extra.put(target.prefix);
  }
}
