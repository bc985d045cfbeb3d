package io.weir.storage.block;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes one column after another: addresses and texts as codes into a sorted dictionary, numbers
 * in whichever way takes least. Keeps its buffers; belongs to one thread.
 */
final class ColumnEncoder {
  /**
   * The most distinct values for which a column keeps bitmaps: beyond that they take more than they
   * save.
   */
  private static final int MAX_BITMAPS = 4096;

  /** The greatest whole number that a number with a fraction holds exactly. */
  private static final double MAX_EXACT = 1L << 53;

  private final BlockOutput out;
  private final Rows all = new Rows(0);
  private final Presence presence = new Presence();
  private final long[] lows = new long[Block.MAX_ROWS];
  private final long[] highs = new long[Block.MAX_ROWS];
  private final int[] ints = new int[Block.MAX_ROWS];
  private final Distinct distinct = new Distinct();
  private final BitmapSection bitmaps;
  private int rows;

  ColumnEncoder(BlockOutput out) {
    this.out = out;
    this.bitmaps = new BitmapSection(out);
  }

  /** Writes the sections of a column; empty if no row has a value. */
  Optional<ColumnEntry> encode(Field field, Column column, int rows) {
    this.rows = rows;
    all.range(0, rows);
    presence.read(column, rows);
    if (presence.isEmpty()) {
      return Optional.empty();
    }
    int presenceAt = presence.write(out);
    return Optional.of(
        switch (field.type()) {
          case TIME, UINT8, UINT16, UINT32, INT64, MAC -> {
            column.longs(all, lows);
            yield whole(field, presenceAt, 0);
          }
          case NUMBER -> {
            column.longs(all, lows);
            yield number(field, presenceAt);
          }
          case ADDRESS -> address(field, column, presenceAt);
          case TEXT -> text(field, column, presenceAt);
        });
  }

  private ColumnEntry number(Field field, int presenceAt) {
    presence.fillAbsent(lows);
    if (allWhole()) {
      for (int row = 0; row < rows; row++) {
        lows[row] = (long) Double.longBitsToDouble(lows[row]);
      }
      return whole(field, presenceAt, BlockFormat.INTEGRAL_NUMBERS);
    }
    int valuesAt = out.size();
    Encoding.writeSmallest(out, lows, rows, Long.MIN_VALUE, Long.MAX_VALUE);
    return new ColumnEntry(field.type(), 0, field.name(), 0, 0, presenceAt, 0, valuesAt, 0);
  }

  private boolean allWhole() {
    for (int row = 0; row < rows; row++) {
      double number = Double.longBitsToDouble(lows[row]);
      boolean whole =
          number == Math.rint(number)
              && Math.abs(number) <= MAX_EXACT
              && !isNegativeZero(lows[row]);
      if (!whole) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNegativeZero(long bits) {
    return bits == Long.MIN_VALUE;
  }

  private ColumnEntry whole(Field field, int presenceAt, int flags) {
    presence.fillAbsent(lows);
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int row = 0; row < rows; row++) {
      min = Math.min(min, lows[row]);
      max = Math.max(max, lows[row]);
    }
    if (flags != 0 || min == max || !LongDictionary.fits(min, max)) {
      return plain(field, presenceAt, flags, min, max);
    }
    distinct.clear();
    for (int row = 0; row < rows; row++) {
      distinct.set(row, 0, lows[row]);
    }
    long plain = Encoding.smallest(rows, min, max).bytes(rows, min, max);
    long coded =
        LongDictionary.bytes(distinct.size(), min, max)
            + Encoding.smallest(rows, 0, distinct.size() - 1).bytes(rows, 0, distinct.size() - 1);
    boolean wantsBitmaps = field.indexed() && distinct.size() <= MAX_BITMAPS;
    if (coded >= plain && !wantsBitmaps) {
      return plain(field, presenceAt, flags, min, max);
    }
    int[] order =
        IndexSort.sorted(distinct.size(), (a, b) -> Long.compare(distinct.low(a), distinct.low(b)));
    int dictionaryAt = out.size();
    LongDictionary.write(out, distinct, order);
    return coded(field, presenceAt, dictionaryAt, order, min, max);
  }

  /** Writes numbers without a dictionary. */
  private ColumnEntry plain(Field field, int presenceAt, int flags, long min, long max) {
    int valuesAt = out.size();
    Encoding.writeSmallest(out, lows, rows, min, max);
    return new ColumnEntry(field.type(), flags, field.name(), min, max, presenceAt, 0, valuesAt, 0);
  }

  private ColumnEntry address(Field field, Column column, int presenceAt) {
    column.addresses(all, highs, lows);
    presence.fillAbsent(highs);
    presence.fillAbsent(lows);
    distinct.clear();
    for (int row = 0; row < rows; row++) {
      distinct.set(row, highs[row], lows[row]);
    }
    int[] order =
        IndexSort.sorted(
            distinct.size(),
            (a, b) ->
                Address.compare(
                    distinct.high(a), distinct.low(a), distinct.high(b), distinct.low(b)));
    int dictionaryAt = out.size();
    AddressDictionary.write(out, distinct, order);
    return coded(field, presenceAt, dictionaryAt, order, 0, 0);
  }

  private ColumnEntry text(Field field, Column column, int presenceAt) {
    Dictionary source = column.dictionary().orElseThrow();
    column.codes(all, ints);
    for (int row = 0; row < rows; row++) {
      lows[row] = ints[row];
    }
    presence.fillAbsent(lows);
    distinct.clear();
    for (int row = 0; row < rows; row++) {
      distinct.set(row, 0, lows[row]);
    }
    byte[][] texts = new byte[distinct.size()][];
    for (int code = 0; code < texts.length; code++) {
      texts[code] = source.text((int) distinct.low(code)).getBytes(StandardCharsets.UTF_8);
    }
    int[] order =
        IndexSort.sorted(texts.length, (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]));
    byte[][] ordered = new byte[texts.length][];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = texts[order[i]];
    }
    int dictionaryAt = out.size();
    TextDictionary.write(out, ordered);
    return coded(field, presenceAt, dictionaryAt, order, 0, 0);
  }

  /** Writes codes, and bitmaps where the field wants them. */
  private ColumnEntry coded(
      Field field, int presenceAt, int dictionaryAt, int[] order, long min, long max) {
    int[] codeOf = new int[order.length];
    for (int code = 0; code < order.length; code++) {
      codeOf[order[code]] = code;
    }
    for (int row = 0; row < rows; row++) {
      ints[row] = codeOf[distinct.code(row)];
      lows[row] = ints[row];
    }
    int valuesAt = out.size();
    Encoding.writeSmallest(out, lows, rows, 0, order.length - 1);
    boolean wantsBitmaps = field.indexed() && order.length > 1 && order.length <= MAX_BITMAPS;
    int bitmapsAt = wantsBitmaps ? bitmaps.write(ints, presence, rows, order.length) : 0;
    return new ColumnEntry(
        field.type(), 0, field.name(), min, max, presenceAt, dictionaryAt, valuesAt, bitmapsAt);
  }
}
