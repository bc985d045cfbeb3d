package io.weir.collector.packet;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * The names of a packet's layers, outermost first, with dots between: {@code eth.ip.tcp}. Written
 * into an array that is used again, a word of 8 bytes a layer.
 */
final class LayerStack {
  /** More than any network stacks; what lies deeper is not read. */
  private static final int MAX_LAYERS = 24;

  private final byte[] text = new byte[MAX_LAYERS * Long.BYTES];
  private int length;
  private int layers;

  void clear() {
    length = 0;
    layers = 0;
  }

  /** Adds a layer's name, unless there are too many. */
  boolean add(Layer layer) {
    if (layers == MAX_LAYERS) {
      return false;
    }
    Bytes.setI64(text, length, layer.word());
    length += layer.length();
    layers++;
    return true;
  }

  /** Sets the field {@code stack}; the row refers to this object's bytes. */
  void set(Row row) {
    row.setText(Flows.STACK, text, 1, length - 1); // behind the first dot
  }
}
