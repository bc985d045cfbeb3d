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

  /** Selects the rows that have a value. */
  void select(Rows rows) {
    if (isFull()) {
      rows.range(0, count);
      return;
    }
    int[] ids = rows.ids();
    int place = 0;
    for (int word = 0; word < wordCount(); word++) {
      for (long left = words[word]; left != 0; left &= left - 1) {
        ids[place++] = word * Long.SIZE + Long.numberOfTrailingZeros(left);
      }
    }
    rows.list(count);
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

  /** The words: row {@code r} is bit {@code r % 64} of word {@code r / 64}. */
  long[] words() {
    return words;
  }

  /**
   * Makes of a number for each row that has a value one for each row of all: a row that has none
   * gets that of the row before it, and those before the first value get this one. So what they
   * hold costs little, and is a value that is there anyway.
   */
  void spread(long[] numbers) {
    int at = count - 1;
    for (int row = rows - 1; row >= 0; row--) { // backwards, since they move that way
      numbers[row] = numbers[at];
      at = Math.max(at - (int) (words[row >>> 6] >>> row & 1), 0);
    }
  }

  private int wordCount() {
    return (rows + Long.SIZE - 1) / Long.SIZE;
  }
}
