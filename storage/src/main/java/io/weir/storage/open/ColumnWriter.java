package io.weir.storage.open;

import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Stores rows in the columns of an open file, the fields of one width after those of another: a
 * branch on each field's type costs more than the store. Belongs to one thread.
 */
final class ColumnWriter {
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private final MemorySegment memory;
  private final TextHeap heap;
  private final int presenceWords;
  private final long[] offsets;
  private final long[] someRowHas;
  private final long[] everyRowHas;

  private final int[] lastCodes; // of each text: the next row's is often the same

  // the fields of each kind, as the bits that they have in a row's words of presence
  private final long[] bytes;
  private final long[] shorts;
  private final long[] ints;
  private final long[] longs;
  private final long[] addresses;
  private final long[] texts;

  ColumnWriter(OpenFile file, TextHeap heap) {
    OpenLayout layout = file.layout();
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
    this.bytes = fieldsOf(layout, FieldType.UINT8);
    this.shorts = fieldsOf(layout, FieldType.UINT16);
    this.ints = fieldsOf(layout, FieldType.UINT32);
    this.longs = fieldsOf(layout, FieldType.TIME, FieldType.INT64, FieldType.NUMBER, FieldType.MAC);
    this.addresses = fieldsOf(layout, FieldType.ADDRESS);
    this.texts = fieldsOf(layout, FieldType.TEXT);
  }

  /**
   * Stores a row at a place of the columns.
   *
   * @return false if a text does not fit the heap: what was stored means nothing
   */
  boolean write(Row row, int at) {
    for (int word = 0; word < presenceWords; word++) {
      long present = row.present(word);
      memory.set(LONG, OpenLayout.presence(at, word, presenceWords), present);
      if ((present & ~someRowHas[word] | ~present & everyRowHas[word]) != 0) {
        someRowHas[word] |= present; // seldom, and so a store less
        everyRowHas[word] &= present;
      }
      int first = word << 6;
      putBytes(present & bytes[word], first, row, at);
      putShorts(present & shorts[word], first, row, at);
      putInts(present & ints[word], first, row, at);
      putLongs(present & longs[word], first, row, at);
      putAddresses(present & addresses[word], first, row, at);
      if (!putTexts(present & texts[word], first, row, at)) {
        return false;
      }
    }
    return true;
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

  // Each loop reads its fields into locals: after a store into the segment they would be loaded
  // anew.

  private void putBytes(long fields, int first, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    for (long left = fields; left != 0; left &= left - 1) {
      int index = first + Long.numberOfTrailingZeros(left);
      memory.set(BYTE, offsets[index] + at, (byte) row.value(index));
    }
  }

  private void putShorts(long fields, int first, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    for (long left = fields; left != 0; left &= left - 1) {
      int index = first + Long.numberOfTrailingZeros(left);
      memory.set(SHORT, offsets[index] + 2L * at, (short) row.value(index));
    }
  }

  private void putInts(long fields, int first, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    for (long left = fields; left != 0; left &= left - 1) {
      int index = first + Long.numberOfTrailingZeros(left);
      memory.set(INT, offsets[index] + 4L * at, (int) row.value(index));
    }
  }

  private void putLongs(long fields, int first, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    for (long left = fields; left != 0; left &= left - 1) {
      int index = first + Long.numberOfTrailingZeros(left);
      memory.set(LONG, offsets[index] + 8L * at, row.value(index));
    }
  }

  private void putAddresses(long fields, int first, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    for (long left = fields; left != 0; left &= left - 1) {
      int index = first + Long.numberOfTrailingZeros(left);
      memory.set(LONG, offsets[index] + 16L * at, row.high(index));
      memory.set(LONG, offsets[index] + 16L * at + 8, row.value(index));
    }
  }

  private boolean putTexts(long fields, int first, Row row, int at) {
    MemorySegment memory = this.memory;
    long[] offsets = this.offsets;
    for (long left = fields; left != 0; left &= left - 1) {
      int index = first + Long.numberOfTrailingZeros(left);
      Text known = row.knownText(index);
      int code =
          known != null
              ? heap.intern(known)
              : heap.intern(
                  row.text(index), row.textOffset(index), row.textLength(index), lastCodes[index]);
      if (code < 0) {
        return false;
      }
      lastCodes[index] = code;
      memory.set(INT, offsets[index] + 4L * at, code);
    }
    return true;
  }

  private static long[] fieldsOf(OpenLayout layout, FieldType... types) {
    Set<FieldType> wanted = Set.of(types);
    List<OpenLayout.Place> places = layout.places();
    long[] fields = new long[layout.presenceWords()];
    for (int place = 0; place < places.size(); place++) {
      if (wanted.contains(places.get(place).type())) {
        fields[place >>> 6] |= 1L << place;
      }
    }
    return fields;
  }
}
