package io.weir.storage.block;

/**
 * How the rows of a sealed column are encoded: one class an encoding, each with what writes it and
 * what reads it.
 */
sealed interface Values permits Constant, FrameOfReference, Raw, RunLength, Delta, Sparse {
  /** The number of one row. */
  long get(int row);

  /** Writes each row's number. */
  void longs(Rows rows, long[] out);

  /** Writes each row's number where all of them fit 32 bits, as codes do. */
  void ints(Rows rows, int[] out);

  /**
   * Marks the rows whose number lies from {@code least} to {@code greatest}: bit {@code i % 64} of
   * word {@code i / 64} becomes that of place {@code i} of the rows, those behind the last become
   * 0.
   */
  default void between(Rows rows, long least, long greatest, long[] marks) {
    long[] numbers = new long[rows.count()];
    longs(rows, numbers);
    Marks.between(numbers, least, greatest, marks);
  }

  /**
   * Marks the rows whose number is in a set, as {@link #between} does.
   *
   * @param set number {@code n} is in it where bit {@code n % 64} of word {@code n / 64} is set;
   *     has a bit for each number that is there
   */
  default void in(Rows rows, long[] set, long[] marks) {
    int[] numbers = new int[rows.count()];
    ints(rows, numbers);
    Marks.in(numbers, set, marks);
  }
}
