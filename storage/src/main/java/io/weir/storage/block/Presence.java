package io.weir.storage.block;

import java.util.Arrays;

/** Which rows of a column have a value, a bit a row; reused for column after column. */
final class Presence {
  private final long[] words = new long[Block.MAX_ROWS / Long.SIZE];
  private int rows;
  private int count;

  /** Takes the presence of a column. */
  void read(Column column, int rows) {
    this.rows = rows;
    if (!column.hasAbsent()) {
      Arrays.fill(words, 0, wordCount(), -1);
      words[wordCount() - 1] >>>= -rows & (Long.SIZE - 1);
      count = rows;
      return;
    }
    column.presence(words);
    count = 0;
    for (int i = 0; i < wordCount(); i++) {
      count += Long.bitCount(words[i]);
    }
  }

  /** Whether no row has a value. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Whether every row has a value. */
  boolean isFull() {
    return count == rows;
  }

  /** Whether a row has a value. */
  boolean has(int row) {
    return (words[row >>> 6] >>> row & 1) != 0;
  }

  /** Writes the words and answers where they begin; 0, and nothing, if every row has a value. */
  int write(BlockOutput out) {
    if (isFull()) {
      return 0;
    }
    int at = out.size();
    for (int i = 0; i < wordCount(); i++) {
      out.putLong(words[i]);
    }
    return at;
  }

  /**
   * Gives each row that has no value the one of the row before it, and those before the first value
   * this one: so that what they hold costs little, and is a value that is there anyway.
   */
  void fillAbsent(long[] values) {
    if (isFull()) {
      return;
    }
    int first = 0;
    while (words[first] == 0) {
      first++;
    }
    long last = values[first * Long.SIZE + Long.numberOfTrailingZeros(words[first])];
    for (int i = 0; i < wordCount(); i++) {
      int from = i * Long.SIZE;
      int to = Math.min(from + Long.SIZE, rows);
      if (words[i] == 0) {
        Arrays.fill(values, from, to, last);
        continue;
      }
      for (int row = from; row < to; row++) {
        long mask =
            -(words[i] >>> row & 1); // no branch: which rows lack a value is hard to foresee
        last ^= (last ^ values[row]) & mask;
        values[row] = last;
      }
    }
  }

  private int wordCount() {
    return (rows + Long.SIZE - 1) / Long.SIZE;
  }
}
