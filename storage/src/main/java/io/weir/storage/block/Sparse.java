package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The numbers of those rows only that have a value: for what many rows lack. A row without one
 * reads as the row before it that has one, those before the first value as the first.
 *
 * <pre>
 * 0  u16 for each word of the column's presence: how many rows before it have a value
 *    u8  the encoding of the numbers, then as it says
 * </pre>
 *
 * @param presence the words of the column's presence
 * @param ranks how many rows before each of these words have a value
 * @param numbers of the rows that have a value, one behind the other
 */
record Sparse(MemorySegment presence, MemorySegment ranks, Values numbers) implements Values {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfChar CHAR =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Marks what {@link #between} or {@link #in} ask for, among the numbers of a range. */
  private interface Marking {
    void mark(Rows places, long[] marks);
  }

  /** Bytes in front of the numbers of a column of so many rows. */
  static long rankBytes(int rows) {
    return (rows + Long.SIZE - 1L) / Long.SIZE * Character.BYTES;
  }

  /**
   * Whether a column takes at least an eighth less as the numbers of those rows only that have a
   * value: reading them takes a step more.
   *
   * @param profile of these numbers
   * @param rows of the block
   */
  static boolean pays(Profile profile, int rows) {
    long sparse = rankBytes(rows) + Encoding.smallestBytes(profile);
    return sparse < Encoding.smallestBytes(profile.spread(rows)) / 8 * 7;
  }

  /**
   * Writes the numbers of those of {@code rows} rows that have a value.
   *
   * @param presence row {@code r} has one where bit {@code r % 64} of word {@code r / 64} is set
   */
  static void write(BlockOutput out, long[] presence, int rows, long[] numbers, Profile profile) {
    int before = 0;
    for (int row = 0; row < rows; row += Long.SIZE) {
      out.putShort(before);
      before += Long.bitCount(presence[row / Long.SIZE]);
    }
    Encoding.writeSmallest(out, numbers, profile);
  }

  /**
   * Reads them in place.
   *
   * @param presence where the column's presence begins
   */
  static Sparse read(MemorySegment encoded, MemorySegment presence, int rows) {
    long ranks = rankBytes(rows);
    long words = ranks / Character.BYTES;
    int count =
        encoded.get(CHAR, ranks - Character.BYTES)
            + Long.bitCount(presence.get(LONG, (words - 1) * Long.BYTES));
    if (count < 1 || count > rows) {
      throw new IllegalArgumentException("not as many numbers as rows that have a value");
    }
    return new Sparse(
        presence.asSlice(0, words * Long.BYTES),
        encoded.asSlice(0, ranks),
        Encoding.readTagged(encoded.asSlice(ranks), count));
  }

  @Override
  public long get(int row) {
    return numbers.get(place(row));
  }

  @Override
  public void longs(Rows rows, long[] out) {
    if (rows.count() == 0) {
      return;
    }
    if (!rows.dense()) {
      numbers.longs(places(rows), out);
      return;
    }
    Rows places = placesOfRange(rows);
    numbers.longs(places, out);
    int at = places.count() - 1;
    for (int i = rows.count() - 1; i >= 0; i--) { // backwards, since they move that way
      out[i] = out[at];
      at = Math.max(at - present(rows.first() + i), 0);
    }
  }

  @Override
  public void ints(Rows rows, int[] out) {
    if (rows.count() == 0) {
      return;
    }
    if (!rows.dense()) {
      numbers.ints(places(rows), out);
      return;
    }
    Rows places = placesOfRange(rows);
    numbers.ints(places, out);
    int at = places.count() - 1;
    for (int i = rows.count() - 1; i >= 0; i--) {
      out[i] = out[at];
      at = Math.max(at - present(rows.first() + i), 0);
    }
  }

  @Override
  public void between(Rows rows, long least, long greatest, long[] marks) {
    if (!rows.dense()) {
      Values.super.between(rows, least, greatest, marks);
      return;
    }
    mark(rows, (places, found) -> numbers.between(places, least, greatest, found), marks);
  }

  @Override
  public void in(Rows rows, long[] set, long[] marks) {
    if (!rows.dense()) {
      Values.super.in(rows, set, marks);
      return;
    }
    mark(rows, (places, found) -> numbers.in(places, set, found), marks);
  }

  /** Marks numbers, and then spreads the marks over the rows that have a value. */
  private void mark(Rows rows, Marking marking, long[] marks) {
    int end = rows.first() + rows.count();
    Rows places = new Rows(0);
    int first = through(rows.first()) - present(rows.first());
    places.range(first, through(end - 1) - first);
    long[] found = new long[places.count() / Long.SIZE + 2];
    marking.mark(places, found);
    int at = 0;
    for (int row = rows.first(); row < end; row += Long.SIZE) {
      long present = presenceFrom(row);
      if (end - row < Long.SIZE) {
        present &= (1L << end - row) - 1;
      }
      long bits = found[at >>> 6] >>> at | found[(at >>> 6) + 1] << 1 << ~at;
      marks[row - rows.first() >>> 6] = Long.expand(bits, present);
      at += Long.bitCount(present);
    }
  }

  /** The places of the numbers that a list of rows reads as. */
  private Rows places(Rows rows) {
    Rows places = new Rows(rows.count());
    for (int i = 0; i < rows.count(); i++) {
      places.ids()[i] = place(rows.row(i));
    }
    places.list(rows.count());
    return places;
  }

  private Rows placesOfRange(Rows rows) {
    Rows places = new Rows(0);
    int first = place(rows.first());
    places.range(first, place(rows.first() + rows.count() - 1) - first + 1);
    return places;
  }

  /** The place of the number that a row reads as. */
  private int place(int row) {
    return Math.max(through(row) - 1, 0);
  }

  /** How many rows up to this one, itself included, have a value. */
  private int through(int row) {
    long bits = presence.get(LONG, (long) (row >>> 6) * Long.BYTES);
    return ranks.get(CHAR, (long) (row >>> 6) * Character.BYTES) + Long.bitCount(bits << ~row);
  }

  /** 1 if a row has a value, else 0. */
  private int present(int row) {
    return (int) (presence.get(LONG, (long) (row >>> 6) * Long.BYTES) >>> row) & 1;
  }

  /** Which of the 64 rows from this one on have a value; those that are none have not. */
  private long presenceFrom(int row) {
    long at = (long) (row >>> 6) * Long.BYTES;
    long bits = presence.get(LONG, at) >>> row;
    return (row & 63) == 0 || at + Long.BYTES == presence.byteSize()
        ? bits
        : bits | presence.get(LONG, at + Long.BYTES) << -row;
  }
}
