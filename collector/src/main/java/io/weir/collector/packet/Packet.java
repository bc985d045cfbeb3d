package io.weir.collector.packet;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * The packet that is being read: the bytes that are left, and the row whose fields its layers set.
 * Each layer looks at the bytes from where it begins, and moves on to where the next one does.
 *
 * <p>Inside a tunnel the layers set the same fields of another row. Of the first tunnel it is kept
 * as the {@code inner} fields, of deeper ones it is not.
 */
final class Packet {
  private final LayerStack stack = new LayerStack();
  private final Row outer;
  private final Row inner = new Row(Flows.TABLE);
  private final Row deeper = new Row(Flows.TABLE);
  private Row row;
  private byte[] bytes = {};
  private int at;
  private int end;
  private int tags;

  Packet(Row outer) {
    this.outer = outer;
    this.row = outer;
  }

  /** Begins with a packet that lies between two places of an array. */
  void begin(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.row = outer;
    this.tags = 0;
    stack.clear();
  }

  /** Ends with the packet: the stack and the inner fields are set. */
  void finish() {
    stack.set(outer);
    if (row != outer) {
      InnerFields.copy(inner, outer);
    }
  }

  /** Names a layer; false if there were too many before it. */
  boolean add(Layer layer) {
    return stack.add(layer);
  }

  /**
   * Enters a tunnel: what follows is a packet inside.
   *
   * @return the first layer of that packet, which the caller knows
   */
  Layer enter(Tunnel tunnel, Layer first) {
    tunnel.set(row);
    if (row == outer) {
      inner.clear();
      row = inner;
    } else {
      row = deeper;
    }
    tags = 0;
    return first;
  }

  /** The row of the packet on the wire, also while a packet inside it is read. */
  Row outer() {
    return outer;
  }

  /** Where the fields of the layers go. */
  Row row() {
    return row;
  }

  /** How many VLAN tags were before this one, in the same packet. */
  int countTag() {
    return tags++;
  }

  /** Whether at least so many bytes are left. */
  boolean has(int count) {
    return count <= end - at;
  }

  /** Moves on by some bytes, if need be beyond the end: then there are none left. */
  void skip(int count) {
    at += count;
  }

  int u8(int offset) {
    return Bytes.u8(bytes, at + offset);
  }

  int u16(int offset) {
    return Bytes.u16(bytes, at + offset);
  }

  /** An unsigned number of 24 bits; the byte before it must be there, too. */
  int u24(int offset) {
    return Bytes.i32(bytes, at + offset - 1) & 0xff_ffff;
  }

  int i32(int offset) {
    return Bytes.i32(bytes, at + offset);
  }

  long u32(int offset) {
    return Bytes.u32(bytes, at + offset);
  }

  long i64(int offset) {
    return Bytes.i64(bytes, at + offset);
  }

  long mac(int offset) {
    return Bytes.mac(bytes, at + offset);
  }
}
