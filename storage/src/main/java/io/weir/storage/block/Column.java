package io.weir.storage.block;

import io.weir.storage.schema.Address;
import java.util.Optional;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * The values of one field in one block. Readers ask for the rows of a batch; place {@code i} of an
 * output array belongs to place {@code i} of the rows. What is written for a row where the field is
 * absent means nothing. Immutable, and safe to share.
 */
public interface Column {
  /** Whether the field is absent in some row. */
  boolean hasAbsent();

  /** Writes whether the field is present in each of the rows. */
  void present(Rows rows, boolean[] out);

  /**
   * Writes whether the field is present in each row of the block: row {@code r} is bit {@code r %
   * 64} of word {@code r / 64}. Only where {@link #hasAbsent()}.
   */
  void presence(long[] out);

  /**
   * A bound that no present value is below, for integral types; an unsigned value is a positive
   * {@code long}.
   */
  long min();

  /** A bound that no present value is above, for integral types. */
  long max();

  /**
   * The distinct values, where the column keeps its rows as codes into a dictionary; a column of
   * text always does.
   */
  Optional<Dictionary> dictionary();

  /** Writes each row's code; only where there is a dictionary. */
  void codes(Rows rows, int[] out);

  /**
   * Marks the rows whose code lies from {@code least} to {@code greatest}; only where there is a
   * dictionary. Bit {@code i % 64} of word {@code i / 64} becomes that of place {@code i} of the
   * rows; those behind the last become 0.
   */
  default void codesBetween(Rows rows, int least, int greatest, long[] marks) {
    int[] codes = new int[rows.count()];
    codes(rows, codes);
    Marks.between(codes, least, greatest, marks);
  }

  /**
   * Marks the rows whose code is in a set, as {@link #codesBetween} does.
   *
   * @param set code {@code c} is in it where bit {@code c % 64} of word {@code c / 64} is set; has
   *     a bit for each code of the dictionary
   */
  default void codesIn(Rows rows, long[] set, long[] marks) {
    int[] codes = new int[rows.count()];
    codes(rows, codes);
    Marks.in(codes, set, marks);
  }

  /**
   * Marks the rows whose value lies from {@code least} to {@code greatest}, as {@link
   * #codesBetween} does; for integral types only.
   */
  default void longsBetween(Rows rows, long least, long greatest, long[] marks) {
    long[] longs = new long[rows.count()];
    longs(rows, longs);
    Marks.between(longs, least, greatest, marks);
  }

  /**
   * Marks the rows whose address lies from one to another, as {@link #codesBetween} does; for
   * addresses only.
   */
  default void addressesBetween(Rows rows, Address least, Address greatest, long[] marks) {
    long[] highs = new long[rows.count()];
    long[] lows = new long[rows.count()];
    addresses(rows, highs, lows);
    Marks.between(highs, lows, least, greatest, marks);
  }

  /** Writes each row's value, for integral types, or the raw bits of a number. */
  void longs(Rows rows, long[] out);

  /** Writes the two words of each row's address, for addresses only. */
  void addresses(Rows rows, long[] highs, long[] lows);

  /** The rows of a code; empty where the column keeps no bitmap of them. */
  Optional<ImmutableRoaringBitmap> rowsOf(int code);
}
