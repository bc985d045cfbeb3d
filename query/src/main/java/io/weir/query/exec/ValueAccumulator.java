package io.weir.query.exec;

/** An aggregate of values, each by itself. */
non-sealed interface ValueAccumulator extends Accumulator {
  /**
   * Adds values to groups.
   *
   * @param groups the group of each value
   * @param values the values: whole numbers, the raw bits of numbers, or words for other values
   * @param present which of them are there
   * @param count how many there are
   */
  void add(int[] groups, long[] values, boolean[] present, int count);

  /** Adds values, all of which are there, to groups. */
  default void add(int[] groups, long[] values, int count) {
    add(groups, values, Batches.ALL, count);
  }

  /** Adds values, all of which are there, to group 0. */
  default void add(long[] values, int count) {
    add(Batches.FIRST, values, count);
  }
}
