package io.weir.storage.block;

import java.util.Arrays;

/**
 * The distinct values of a column of up to 65,536 rows, each a pair of words (the upper is 0 but
 * for addresses), and each row's code among them. Reused for column after column.
 */
final class Distinct {
  private static final int SLOTS = 2 * Block.MAX_ROWS;

  private final int[] slots = new int[SLOTS]; // code + 1 by hash, open addressing
  private final long[] highs = new long[Block.MAX_ROWS];
  private final long[] lows = new long[Block.MAX_ROWS];
  private final int[] codes = new int[Block.MAX_ROWS];
  private int size;

  /** Forgets all values. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  /** Sets a row's value. */
  void set(int row, long high, long low) {
    long hash = (high * 0x9e37_79b9_7f4a_7c15L ^ low) * 0xbf58_476d_1ce4_e5b9L;
    int slot = (int) (hash >>> 47); // 17 bits: SLOTS
    while (slots[slot] != 0) {
      int code = slots[slot] - 1;
      if (lows[code] == low && highs[code] == high) {
        codes[row] = code;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    highs[size] = high;
    lows[size] = low;
    codes[row] = size;
    slots[slot] = ++size;
  }

  /** How many values there are. */
  int size() {
    return size;
  }

  long high(int code) {
    return highs[code];
  }

  long low(int code) {
    return lows[code];
  }

  /** A row's code: the order of its value's first appearance. */
  int code(int row) {
    return codes[row];
  }
}
