package io.weir.storage.block;

/**
 * How the rows of a sealed column are encoded: one class an encoding, each with what writes it and
 * what reads it.
 */
sealed interface Values permits Constant, FrameOfReference, Raw, RunLength, Delta {
  /** The number of one row. */
  long get(int row);

  /** Writes each row's number. */
  void longs(Rows rows, long[] out);

  /** Writes each row's number where all of them fit 32 bits, as codes do. */
  void ints(Rows rows, int[] out);
}
