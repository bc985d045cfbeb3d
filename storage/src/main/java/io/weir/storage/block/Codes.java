package io.weir.storage.block;

import java.util.Arrays;

/**
 * The distinct whole numbers of a column in ascending order, and each row's code: its number's
 * place in that order. Reused for column after column.
 */
final class Codes {
  /** Numbers that lie this near to each other are marked in a set of bits, and never sorted. */
  private static final int NEAR = 1 << 17;

  private final long[] marks = new long[NEAR / Long.SIZE];
  private final int[] marksBefore = new int[NEAR / Long.SIZE];
  private final Distinct distinct = new Distinct();
  private final RadixSort sort = new RadixSort();
  private final int[] numberOfRow = new int[Block.MAX_ROWS];
  private final int[] codeOfNumber = new int[Block.MAX_ROWS];
  private long[] numbers;
  private int rows;
  private long min;
  private long max;
  private int markWords; // 0 if the numbers are in the hash table
  private int size;

  /**
   * Finds the distinct ones of a column's numbers.
   *
   * @param limit how many are of use
   * @return whether there are no more than that; else nothing else may be asked
   */
  boolean find(long[] numbers, int rows, long min, long max, int limit) {
    this.numbers = numbers;
    this.rows = rows;
    this.min = min;
    this.max = max;
    long span = max - min;
    if (span >= 0 && span < NEAR) {
      markWords = (int) (span >>> 6) + 1;
      mark();
      return size <= limit;
    }
    markWords = 0;
    return hash(limit);
  }

  /** How many distinct numbers there are. */
  int size() {
    return size;
  }

  /** The distinct numbers, ascending. */
  long[] distinct() {
    long[] sorted = new long[size];
    if (markWords == 0) {
      sortDistinct(sorted);
      return sorted;
    }
    int count = 0;
    for (int word = 0; word < markWords; word++) {
      for (long left = marks[word]; left != 0; left &= left - 1) {
        sorted[count++] = min + ((long) word << 6) + Long.numberOfTrailingZeros(left);
      }
    }
    return sorted;
  }

  private void sortDistinct(long[] sorted) {
    for (int i = 0; i < size; i++) {
      sort.put(i, distinct.low(i) - min);
    }
    sort.sort(size, max - min);
    for (int code = 0; code < size; code++) {
      sorted[code] = min + sort.number(code);
      codeOfNumber[sort.place(code)] = code;
    }
  }

  /** Writes each row's code, after {@link #distinct()}. */
  void write(int[] codes) {
    if (markWords == 0) {
      for (int row = 0; row < rows; row++) {
        codes[row] = codeOfNumber[numberOfRow[row]];
      }
      return;
    }
    for (int row = 0; row < rows; row++) {
      int mark = (int) (numbers[row] - min);
      int word = mark >>> 6;
      codes[row] = marksBefore[word] + Long.bitCount(marks[word] & ((1L << mark) - 1));
    }
  }

  private void mark() {
    Arrays.fill(marks, 0, markWords, 0);
    for (int row = 0; row < rows; row++) {
      int mark = (int) (numbers[row] - min);
      marks[mark >>> 6] |= 1L << mark;
    }
    size = 0;
    for (int word = 0; word < markWords; word++) {
      marksBefore[word] = size;
      size += Long.bitCount(marks[word]);
    }
  }

  private boolean hash(int limit) {
    distinct.clear();
    for (int row = 0; row < rows; row++) {
      numberOfRow[row] = distinct.number(0, numbers[row]);
      if (distinct.size() > limit) {
        return false;
      }
    }
    size = distinct.size();
    return true;
  }
}
