package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.TextBuffer;
import io.weir.collector.packet.Xdr;
import io.weir.collector.sflow.flow.FlowRow.Target;
import io.weir.storage.schema.Field;

/**
 * Reads a record whose items stand one after the other. One that ends early keeps what it had; one
 * that has grown at its end is read as far as it is known.
 */
final class LayoutReader implements RecordReader {
  private final Item items;
  private final FlowRow row;

  LayoutReader(Item[] items, FlowRow row) {
    this.items = sequence(items);
    this.row = row;
  }

  /** One item: reads itself, and answers where the next begins, or {@link Xdr#CUT}. */
  @FunctionalInterface
  interface Item {
    int read(FlowRow row, byte[] bytes, int at, int to);
  }

  /** An item for a field of its own. */
  static Item item(ItemForm form, Field field) {
    return item(form, Target.of(field));
  }

  /** An item without a field: a named pair. */
  static Item item(ItemForm form, String name) {
    return item(form, Target.extra(name));
  }

  /** A number that stands for a name; one without a name is left out. */
  static Item named(NumberNames names, Field field) {
    return named(names, Target.of(field));
  }

  /** A number that stands for a name, in a named pair. */
  static Item named(NumberNames names, String name) {
    return named(names, Target.extra(name));
  }

  /** Several items that stand one after the other. */
  static Item sequence(Item... items) {
    return (row, bytes, at, to) -> {
      int next = at;
      for (int i = 0; i < items.length && next != Xdr.CUT; i++) {
        next = items[i].read(row, bytes, next, to);
      }
      return next;
    };
  }

  /** Four bytes that nothing is made of. */
  static Item skip() {
    return (row, bytes, at, to) -> to - at < 4 ? Xdr.CUT : at + 4;
  }

  /** No bytes: says in a named pair what the record's number says. */
  static Item meaning(String name, String value) {
    Target target = Target.extra(name);
    byte[] text = TextBuffer.ascii(value);
    return (row, bytes, at, to) -> {
      row.text(target, text, 0, text.length);
      return at;
    };
  }

  @Override
  public RecordOutcome read(byte[] bytes, int from, int to) {
    return items.read(row, bytes, from, to) == Xdr.CUT
        ? RecordOutcome.MALFORMED
        : RecordOutcome.DECODED;
  }

  private static Item item(ItemForm form, Target target) {
    return (row, bytes, at, to) -> form.read(row, target, bytes, at, to);
  }

  private static Item named(NumberNames names, Target target) {
    return (row, bytes, at, to) -> {
      if (to - at < 4) {
        return Xdr.CUT;
      }
      row.named(target, names, Bytes.u32(bytes, at));
      return at + 4;
    };
  }
}
