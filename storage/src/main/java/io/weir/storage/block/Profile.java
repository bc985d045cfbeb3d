package io.weir.storage.block;

/**
 * What the sizes of a column's encodings depend on.
 *
 * @param count how many numbers there are
 * @param min the least
 * @param max the greatest
 * @param runs how many stretches of equal numbers they are
 * @param groupSpan the most that a number exceeds the least of its group by, see {@link Delta};
 *     unsigned
 */
record Profile(int count, long min, long max, int runs, long groupSpan) {
  /** The profile of the first {@code count} numbers. */
  static Profile of(long[] numbers, int count) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    long groupSpan = 0;
    for (int from = 0; from < count; from += Delta.GROUP) {
      int to = Math.min(from + Delta.GROUP, count);
      long groupMin = Long.MAX_VALUE;
      long groupMax = Long.MIN_VALUE;
      for (int i = from; i < to; i++) {
        groupMin = Math.min(groupMin, numbers[i]);
        groupMax = Math.max(groupMax, numbers[i]);
      }
      min = Math.min(min, groupMin);
      max = Math.max(max, groupMax);
      if (Long.compareUnsigned(groupMax - groupMin, groupSpan) > 0) {
        groupSpan = groupMax - groupMin;
      }
    }
    return new Profile(count, min, max, min == max ? 1 : runs(numbers, count), groupSpan);
  }

  /** What it is when each number is replaced by its code among {@code size} of them. */
  Profile coded(int size) {
    return new Profile(count, 0, size - 1, runs, size - 1);
  }

  /** What it is when each run is one number. */
  Profile ofRuns() {
    return new Profile(runs, min, max, runs, max - min);
  }

  /**
   * What it is, but for the span of groups, when so many rows that have no number of their own take
   * that of the row before them: as many runs in more rows.
   */
  Profile spread(int rows) {
    return new Profile(rows, min, max, runs, groupSpan);
  }

  private static int runs(long[] numbers, int count) {
    long runs = 1;
    for (int i = 1; i < count; i++) {
      long difference = numbers[i] ^ numbers[i - 1];
      runs += (difference | -difference) >>> (Long.SIZE - 1); // no branch: none foresees it
    }
    return (int) runs;
  }
}
