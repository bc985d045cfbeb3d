package io.weir.storage.block;

import io.weir.storage.schema.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes one column after another: texts as codes into a sorted dictionary, numbers in whichever
 * way takes least, addresses as the numbers of an {@link Ipv6List}. Keeps its buffers; belongs to
 * one thread.
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
  private final AddressNumbers addresses = new AddressNumbers();
  private final Codes codes = new Codes();
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
            yield whole(field, presenceAt, 0, 0);
          }
          case NUMBER -> {
            column.longs(all, lows);
            yield number(field, presenceAt);
          }
          case ADDRESS -> {
            column.addresses(all, highs, lows);
            presence.fillAbsent(highs);
            presence.fillAbsent(lows);
            addresses.number(highs, lows, rows);
            yield whole(field, presenceAt, 0, addresses.write(out));
          }
          case TEXT -> text(field, column, presenceAt);
        });
  }

  private ColumnEntry number(Field field, int presenceAt) {
    presence.fillAbsent(lows);
    if (allWhole()) {
      for (int row = 0; row < rows; row++) {
        lows[row] = (long) Double.longBitsToDouble(lows[row]);
      }
      return whole(field, presenceAt, BlockFormat.INTEGRAL_NUMBERS, 0);
    }
    int valuesAt = out.size();
    Encoding.writeSmallest(out, lows, Profile.of(lows, rows));
    return new ColumnEntry(field.type(), 0, field.name(), 0, 0, presenceAt, 0, 0, valuesAt, 0);
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

  /**
   * Writes whole numbers.
   *
   * @param ipv6At where the list begins that some of the numbers refer to, if they are addresses
   */
  private ColumnEntry whole(Field field, int presenceAt, int flags, int ipv6At) {
    presence.fillAbsent(lows);
    Profile profile = Profile.of(lows, rows);
    int dictionaryAt = 0;
    int bitmapsAt = 0;
    int valuesAt;
    if (wantsDictionary(field, flags, profile)) {
      long[] sorted = codes.distinct();
      dictionaryAt = out.size();
      LongDictionary.write(out, sorted);
      codes.write(sorted, ints);
      valuesAt = writeCodes(profile.coded(sorted.length));
      bitmapsAt = writeBitmaps(field, sorted.length);
    } else {
      valuesAt = out.size();
      Encoding.writeSmallest(out, lows, profile);
    }
    return new ColumnEntry(
        field.type(),
        flags,
        field.name(),
        profile.min(),
        profile.max(),
        presenceAt,
        ipv6At,
        dictionaryAt,
        valuesAt,
        bitmapsAt);
  }

  /** Whether a dictionary pays, or the field is to have one for its bitmaps' sake. */
  private boolean wantsDictionary(Field field, int flags, Profile profile) {
    long min = profile.min();
    long max = profile.max();
    if (flags != 0 || min == max || !LongDictionary.fits(min, max)) {
      return false;
    }
    long plain = Encoding.smallestBytes(profile);
    int limit = LongDictionary.mostWithin(plain, profile);
    if (!codes.find(lows, rows, min, max, field.indexed() ? Math.max(limit, MAX_BITMAPS) : limit)) {
      return false;
    }
    return LongDictionary.codedBytes(profile, codes.size()) < plain
        || field.indexed() && codes.size() <= MAX_BITMAPS;
  }

  private ColumnEntry text(Field field, Column column, int presenceAt) {
    Dictionary source = column.dictionary().orElseThrow();
    column.codes(all, ints);
    for (int row = 0; row < rows; row++) {
      lows[row] = ints[row];
    }
    presence.fillAbsent(lows);
    Profile profile = Profile.of(lows, rows);
    codes.find(lows, rows, 0, source.size() - 1, Block.MAX_ROWS);
    long[] used = codes.distinct();
    codes.write(used, ints);
    byte[][] texts = new byte[used.length][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = source.text((int) used[i]).getBytes(StandardCharsets.UTF_8);
    }
    int[] order =
        IndexSort.sorted(texts.length, (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]));
    byte[][] ordered = new byte[texts.length][];
    int[] codeOf = new int[texts.length];
    for (int code = 0; code < order.length; code++) {
      ordered[code] = texts[order[code]];
      codeOf[order[code]] = code;
    }
    for (int row = 0; row < rows; row++) {
      ints[row] = codeOf[ints[row]];
    }
    int dictionaryAt = out.size();
    TextDictionary.write(out, ordered);
    int valuesAt = writeCodes(profile.coded(ordered.length));
    int bitmapsAt = writeBitmaps(field, ordered.length);
    return new ColumnEntry(
        field.type(), 0, field.name(), 0, 0, presenceAt, 0, dictionaryAt, valuesAt, bitmapsAt);
  }

  /** Writes the rows' codes, which have a profile, and answers where they begin. */
  private int writeCodes(Profile profile) {
    for (int row = 0; row < rows; row++) {
      lows[row] = ints[row];
    }
    int at = out.size();
    Encoding.writeSmallest(out, lows, profile);
    return at;
  }

  /** Writes bitmaps where a field wants them, and answers where they begin. */
  private int writeBitmaps(Field field, int count) {
    boolean wanted = field.indexed() && count > 1 && count <= MAX_BITMAPS;
    return wanted ? bitmaps.write(ints, presence, rows, count) : 0;
  }
}
