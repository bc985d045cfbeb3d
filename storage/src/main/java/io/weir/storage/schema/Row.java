package io.weir.storage.schema;

import java.util.Arrays;

/**
 * One row on its way into a table: cleared and filled again for each, so that it makes no garbage.
 * What is not set is absent. Belongs to one thread.
 */
public final class Row {
  private final long[] present;
  private final long[] values;
  private final long[] highs;
  private final byte[][] texts;
  private final int[] textOffsets;
  private final int[] textLengths;
  private final Text[] knownTexts;

  /** An empty row of a table. */
  public Row(Table table) {
    int fields = table.stored().size();
    present = new long[(fields + 63) >>> 6];
    values = new long[fields];
    highs = new long[fields];
    texts = new byte[fields][];
    textOffsets = new int[fields];
    textLengths = new int[fields];
    knownTexts = new Text[fields];
  }

  /** Makes every field absent. */
  public void clear() {
    Arrays.fill(present, 0);
  }

  /** Makes one field absent. */
  public void clear(Field field) {
    present[field.index() >>> 6] &= ~(1L << field.index());
  }

  /**
   * Sets a field of an integral type. Bits beyond the width of its type are dropped when the row is
   * kept.
   */
  public void set(Field field, long value) {
    values[mark(field)] = value;
  }

  /** Sets a field of type {@link FieldType#NUMBER}. */
  public void setNumber(Field field, double value) {
    values[mark(field)] = Double.doubleToRawLongBits(value);
  }

  /** Sets a field of type {@link FieldType#ADDRESS} from its two words. */
  public void setAddress(Field field, long high, long low) {
    int index = mark(field);
    highs[index] = high;
    values[index] = low;
  }

  /**
   * Sets a field of type {@link FieldType#TEXT} to UTF-8 bytes, which must not change before the
   * row is kept.
   */
  public void setText(Field field, byte[] bytes, int offset, int length) {
    int index = mark(field);
    texts[index] = bytes;
    textOffsets[index] = offset;
    textLengths[index] = length;
    knownTexts[index] = null;
  }

  /**
   * Sets a field of type {@link FieldType#TEXT} to a text that other rows bear, too; null leaves it
   * as it is.
   */
  public void setText(Field field, Text text) {
    if (text == null) {
      return;
    }
    knownTexts[mark(field)] = text;
  }

  /**
   * Takes over every field of another row that this row's table has, too, by a list of places that
   * {@link Table#placesIn} made.
   */
  public void copy(Row from, int[] places) {
    for (int index = 0; index < places.length; index++) {
      int source = places[index];
      if (source < 0 || (from.present[source >>> 6] >>> source & 1) == 0) {
        continue;
      }
      present[index >>> 6] |= 1L << index;
      values[index] = from.values[source];
      highs[index] = from.highs[source];
      texts[index] = from.texts[source];
      textOffsets[index] = from.textOffsets[source];
      textLengths[index] = from.textLengths[source];
      knownTexts[index] = from.knownTexts[source];
    }
  }

  /** Whether the field is set. */
  public boolean has(Field field) {
    return (present[field.index() >>> 6] >>> field.index() & 1) != 0;
  }

  /**
   * Word {@code word} of the set of fields that are set: field {@code i} is bit {@code i % 64} of
   * word {@code i / 64}.
   */
  public long present(int word) {
    return present[word];
  }

  /**
   * The value at a stored field's index; the raw bits of a number, the lower word of an address.
   */
  public long value(int index) {
    return values[index];
  }

  /** The upper word of the address at a stored field's index. */
  public long high(int index) {
    return highs[index];
  }

  /** The array that holds the text at a stored field's index. */
  public byte[] text(int index) {
    Text known = knownTexts[index];
    return known != null ? known.bytes() : texts[index];
  }

  /** Where the text at a stored field's index begins in its array. */
  public int textOffset(int index) {
    return knownTexts[index] != null ? 0 : textOffsets[index];
  }

  /** How many bytes the text at a stored field's index has. */
  public int textLength(int index) {
    Text known = knownTexts[index];
    return known != null ? known.bytes().length : textLengths[index];
  }

  /** The text at a stored field's index, if it was set as one that is known; else null. */
  public Text knownText(int index) {
    return knownTexts[index];
  }

  private int mark(Field field) {
    int index = field.index();
    present[index >>> 6] |= 1L << index;
    return index;
  }
}
