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
  private final Rows present = new Rows(Block.MAX_ROWS);
  private final Presence presence = new Presence();
  private final long[] lows = new long[Block.MAX_ROWS];
  private final long[] highs = new long[Block.MAX_ROWS];
  private final int[] ints = new int[Block.MAX_ROWS];
  private final AddressNumbers addresses = new AddressNumbers();
  private final Codes codes = new Codes();
  private final BitmapSection bitmaps;
  private int rows; // of the block
  private int count; // of them have a value
  private int flags;

  ColumnEncoder(BlockOutput out) {
    this.out = out;
    this.bitmaps = new BitmapSection(out);
  }

  /** Writes the sections of a column; empty if no row has a value. */
  Optional<ColumnEntry> encode(Field field, Column column, int rows) {
    presence.read(column, rows);
    if (presence.isEmpty()) {
      return Optional.empty();
    }
    presence.select(present);
    this.rows = rows;
    count = present.count();
    flags = 0;
    int presenceAt = presence.write(out);
    return Optional.of(
        switch (field.type()) {
          case TIME, UINT8, UINT16, UINT32, INT64, MAC -> {
            column.longs(present, lows);
            yield whole(field, presenceAt, 0);
          }
          case NUMBER -> {
            column.longs(present, lows);
            yield number(field, presenceAt);
          }
          case ADDRESS -> {
            column.addresses(present, highs, lows);
            addresses.number(highs, lows, count);
            yield whole(field, presenceAt, addresses.write(out));
          }
          case TEXT -> text(field, column, presenceAt);
        });
  }

  private ColumnEntry number(Field field, int presenceAt) {
    if (allWhole()) {
      for (int i = 0; i < count; i++) {
        lows[i] = (long) Double.longBitsToDouble(lows[i]);
      }
      flags |= BlockFormat.INTEGRAL_NUMBERS;
      return whole(field, presenceAt, 0);
    }
    int valuesAt = writeValues(Profile.of(lows, count));
    return new ColumnEntry(field.type(), flags, field.name(), 0, 0, presenceAt, 0, 0, valuesAt, 0);
  }

  private boolean allWhole() {
    for (int i = 0; i < count; i++) {
      double number = Double.longBitsToDouble(lows[i]);
      boolean whole =
          number == Math.rint(number) && Math.abs(number) <= MAX_EXACT && !isNegativeZero(lows[i]);
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
  private ColumnEntry whole(Field field, int presenceAt, int ipv6At) {
    Profile profile = Profile.of(lows, count);
    int dictionaryAt = 0;
    int bitmapsAt = 0;
    int valuesAt;
    if (wantsDictionary(field, profile)) {
      long[] sorted = codes.distinct();
      dictionaryAt = out.size();
      LongDictionary.write(out, sorted);
      codes.write(ints);
      valuesAt = writeCodes(profile.coded(sorted.length));
      bitmapsAt = writeBitmaps(field, sorted.length);
    } else {
      valuesAt = writeValues(profile);
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
  private boolean wantsDictionary(Field field, Profile profile) {
    long min = profile.min();
    long max = profile.max();
    if (flags != 0 || min == max || !LongDictionary.fits(min, max)) {
      return false;
    }
    long plain = Encoding.smallestBytes(profile);
    int limit = LongDictionary.mostWithin(plain, profile);
    if (!codes.find(
        lows, count, min, max, field.indexed() ? Math.max(limit, MAX_BITMAPS) : limit)) {
      return false;
    }
    return LongDictionary.codedBytes(profile, codes.size()) < plain
        || field.indexed() && codes.size() <= MAX_BITMAPS;
  }

  private ColumnEntry text(Field field, Column column, int presenceAt) {
    Dictionary source = column.dictionary().orElseThrow();
    column.codes(present, ints);
    for (int i = 0; i < count; i++) {
      lows[i] = ints[i];
    }
    Profile profile = Profile.of(lows, count);
    codes.find(lows, count, 0, source.size() - 1, Block.MAX_ROWS);
    long[] used = codes.distinct();
    codes.write(ints);
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
    for (int i = 0; i < count; i++) {
      ints[i] = codeOf[ints[i]];
    }
    int dictionaryAt = out.size();
    TextDictionary.write(out, ordered);
    int valuesAt = writeCodes(profile.coded(ordered.length));
    int bitmapsAt = writeBitmaps(field, ordered.length);
    return new ColumnEntry(
        field.type(), flags, field.name(), 0, 0, presenceAt, 0, dictionaryAt, valuesAt, bitmapsAt);
  }

  /** Writes the codes, which have a profile, and answers where they begin. */
  private int writeCodes(Profile profile) {
    for (int i = 0; i < count; i++) {
      lows[i] = ints[i];
    }
    return writeValues(profile);
  }

  /**
   * Writes the numbers in {@link #lows}, which have a profile, for those rows that have a value or
   * for all, and answers where they begin.
   */
  private int writeValues(Profile profile) {
    int at = out.size();
    if (presence.isFull()) {
      Encoding.writeSmallest(out, lows, profile);
    } else if (Sparse.pays(profile, rows)) {
      flags |= BlockFormat.SPARSE;
      Sparse.write(out, presence.words(), rows, lows, profile);
    } else {
      presence.spread(lows);
      Encoding.writeSmallest(out, lows, Profile.of(lows, rows));
    }
    return at;
  }

  /** Writes bitmaps where a field wants them, and answers where they begin. */
  private int writeBitmaps(Field field, int size) {
    boolean wanted = field.indexed() && size > 1 && size <= MAX_BITMAPS;
    return wanted ? bitmaps.write(present, ints, size) : 0;
  }
}
