package io.weir.storage.open;

import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Stores rows in the columns of an open file, the fields of one width after those of another: a
 * branch on each field's type costs more than the store. Belongs to one thread.
 */
final class ColumnWriter {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private static final int SHAPE_BITS = 4;

  private final OpenLayout layout;
  private final MemorySegment memory;
  private final TextHeap heap;
  private final int presenceWords;
  private final long[] offsets;
  private final long[] someRowHas;
  private final long[] everyRowHas;

  private final int[] lastCodes; // of each text: the next row's is often the same
  private final RowShape[] shapes = new RowShape[1 << SHAPE_BITS]; // that came last, by their hash

  ColumnWriter(OpenFile file, TextHeap heap) {
    this.layout = file.layout();
    this.memory = file.memory();
    this.heap = heap;
    this.presenceWords = layout.presenceWords();
    this.offsets = new long[layout.places().size()];
    for (int place = 0; place < offsets.length; place++) {
      offsets[place] = layout.offset(place);
    }
    this.lastCodes = new int[offsets.length];
    this.someRowHas = new long[presenceWords];
    this.everyRowHas = new long[presenceWords];
    Arrays.fill(everyRowHas, -1);
  }

  /**
   * Stores a row at a place of the columns.
   *
   * @return false if a text does not fit the heap: what was stored means nothing
   */
  boolean write(Row row, int at) {
    for (int word = 0; word < presenceWords; word++) {
      memory.set(LONG, OpenLayout.presence(at, word, presenceWords), row.present(word));
    }
    RowShape shape = shape(row);
    putBytes(shape.bytes, row, at);
    putShorts(shape.shorts, row, at);
    putInts(shape.ints, row, at);
    putLongs(shape.longs, row, at);
    putAddresses(shape.addresses, row, at);
    return putTexts(shape.texts, row, at);
  }

  /** Takes up the presence of rows that an earlier process wrote. */
  void resume(int rows) {
    for (int row = 0; row < rows; row++) {
      for (int word = 0; word < presenceWords; word++) {
        long present = memory.get(LONG, OpenLayout.presence(row, word, presenceWords));
        someRowHas[word] |= present;
        everyRowHas[word] &= present;
      }
    }
  }

  /** Says in the header which fields are in the rows. */
  void publish() {
    for (int word = 0; word < presenceWords; word++) {
      memory.set(LONG, OpenHeader.SOME_ROW_HAS + 8L * word, someRowHas[word]);
      memory.set(LONG, OpenHeader.EVERY_ROW_HAS + 8L * word, everyRowHas[word]);
    }
  }

  private RowShape shape(Row row) {
    long hash = 0;
    for (int word = 0; word < presenceWords; word++) {
      hash = (hash ^ row.present(word)) * 0x9e37_79b9_7f4a_7c15L;
    }
    int slot = (int) (hash >>> Long.SIZE - SHAPE_BITS);
    RowShape shape = shapes[slot];
    if (shape != null && shape.isOf(row)) {
      return shape;
    }
    return another(row, slot);
  }

  private RowShape another(Row row, int slot) {
    if (shapes[slot] == null) {
      shapes[slot] = new RowShape(layout);
    }
    shapes[slot].become(row);
    for (int word = 0; word < presenceWords; word++) {
      someRowHas[word] |= row.present(word);
      everyRowHas[word] &= row.present(word);
    }
    return shapes[slot];
  }

  // Each loop reads its fields into locals: after a store into the segment they would be loaded
  // anew.

  private void putBytes(RowShape.Fields fields, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    int[] places = fields.places;
    int count = fields.count;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      memory.set(BYTE, offsets[place] + at, (byte) row.value(place));
    }
  }

  private void putShorts(RowShape.Fields fields, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    int[] places = fields.places;
    int count = fields.count;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      memory.set(SHORT, offsets[place] + 2L * at, (short) row.value(place));
    }
  }

  private void putInts(RowShape.Fields fields, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    int[] places = fields.places;
    int count = fields.count;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      memory.set(INT, offsets[place] + 4L * at, (int) row.value(place));
    }
  }

  private void putLongs(RowShape.Fields fields, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    int[] places = fields.places;
    int count = fields.count;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      memory.set(LONG, offsets[place] + 8L * at, row.value(place));
    }
  }

  private void putAddresses(RowShape.Fields fields, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    int[] places = fields.places;
    int count = fields.count;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      memory.set(LONG, offsets[place] + 16L * at, row.high(place));
      memory.set(LONG, offsets[place] + 16L * at + 8, row.value(place));
    }
  }

  private boolean putTexts(RowShape.Fields fields, Row row, int at) {
    for (int i = 0; i < fields.count; i++) {
      int place = fields.places[i];
      int code = code(row, place);
      if (code < 0) {
        return false;
      }
      lastCodes[place] = code;
      memory.set(INT, offsets[place] + 4L * at, code);
    }
    return true;
  }

  private int code(Row row, int place) {
    Text known = row.knownText(place);
    return known != null
        ? heap.intern(known)
        : heap.intern(
            row.text(place), row.textOffset(place), row.textLength(place), lastCodes[place]);
  }
}
