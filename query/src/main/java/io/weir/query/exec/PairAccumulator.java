package io.weir.query.exec;

/** An aggregate of values of which each stands beside another of its row. */
non-sealed interface PairAccumulator extends Accumulator {
  /**
   * Adds values to groups.
   *
   * @param groups the group of each value
   * @param values the values, as words
   * @param present which of them are there
   * @param besides what stands beside each, as words
   * @param hasBeside which of those are there
   * @param count how many there are
   */
  void add(
      int[] groups,
      long[] values,
      boolean[] present,
      long[] besides,
      boolean[] hasBeside,
      int count);

  /** Adds values, all of which are there with what stands beside them, to groups. */
  default void add(int[] groups, long[] values, long[] besides, int count) {
    add(groups, values, Batches.ALL, besides, Batches.ALL, count);
  }

  /** Adds values, all of which are there with what stands beside them, to group 0. */
  default void add(long[] values, long[] besides, int count) {
    add(Batches.FIRST, values, besides, count);
  }
}
