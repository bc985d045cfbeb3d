package io.weir.collector.packet;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;

/**
 * Sets fields of a row to texts from the wire: without the zeros that C's strings end with, and
 * with U+FFFD for what is no UTF-8, so that whoever reads a text finds one. Makes no garbage;
 * belongs to one thread.
 */
public final class RowTexts {
  private static final int MAX_MENDED_BYTES = 8192;

  private final Row row;
  private final TextBuffer mended = new TextBuffer(MAX_MENDED_BYTES);

  /** Sets fields of that row. */
  public RowTexts(Row row) {
    this.row = row;
  }

  /** To be called when the row before has been kept. */
  public void clear() {
    mended.clear();
  }

  /** A text that must not change before the row is kept; an empty one is none. */
  public void set(Field field, byte[] bytes, int from, int length) {
    int end = end(bytes, from, length);
    if (Utf8.isValid(bytes, from, end)) {
      keep(field, bytes, from, end - from);
      return;
    }
    int start = mended.length();
    mended.putText(bytes, from, end - from);
    keep(field, mended.bytes(), start, mended.length() - start);
  }

  /** Where a text ends, the zeros behind it left out. */
  public static int end(byte[] bytes, int from, int length) {
    int end = from + length;
    while (end > from && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private void keep(Field field, byte[] bytes, int from, int length) {
    if (length > 0) {
      row.setText(field, bytes, from, length);
    }
  }
}
