package io.weir.collector.packet;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import java.nio.charset.StandardCharsets;

/**
 * The names of a packet's layers, outermost first, with dots between: {@code eth.ip.tcp}. Written
 * into an array that is used again, a word of 8 bytes a layer. A network has few stacks: the first
 * that comes to each of some places becomes a text there, which the store knows by identity.
 */
final class LayerStack {
  /** More than any network stacks; what lies deeper is not read. */
  private static final int MAX_LAYERS = 24;

  private static final int PLACE_BITS = 8;

  private final byte[] text = new byte[MAX_LAYERS * Long.BYTES];
  private final Text[] known = new Text[1 << PLACE_BITS];
  private int length;
  private int layers;
  private long hash;

  void clear() {
    length = 0;
    layers = 0;
    hash = 0;
  }

  /** Adds a layer's name, unless there are too many. */
  boolean add(Layer layer) {
    if (layers == MAX_LAYERS) {
      return false;
    }
    Bytes.setI64(text, length, layer.word());
    length += layer.length();
    hash = (hash ^ layer.word()) * 0x9e37_79b9_7f4a_7c15L;
    layers++;
    return true;
  }

  /** Sets the field {@code stack}; the row may refer to this object's bytes. */
  void set(Row row) {
    int place = (int) (hash >>> Long.SIZE - PLACE_BITS);
    if (known[place] == null) {
      known[place] = Text.of(new String(text, 1, length - 1, StandardCharsets.US_ASCII));
    }
    if (known[place].holds(text, 1, length - 1)) { // behind the first dot
      row.setText(Flows.STACK, known[place]);
    } else {
      row.setText(Flows.STACK, text, 1, length - 1);
    }
  }
}
