package io.weir.storage.block;

import java.util.Arrays;

/**
 * Distinct values, each a pair of words (the upper is 0 but for addresses), numbered in the order
 * of their first appearance: a hash table of up to 65,536 of them, reused for column after column.
 */
final class Distinct {
  private static final int SLOTS = 2 * Block.MAX_ROWS;

  /** By hash, open addressing: {@link #first} + the number of a value; less if it is free. */
  private final int[] slots = new int[SLOTS];

  private final long[] highs = new long[Block.MAX_ROWS];
  private final long[] lows = new long[Block.MAX_ROWS];
  private int first = 1;
  private int size;

  /** Forgets all values: what the slots hold is less than {@link #first} from now on. */
  void clear() {
    first += size;
    size = 0;
    if (first > Integer.MAX_VALUE - Block.MAX_ROWS) {
      Arrays.fill(slots, 0);
      first = 1;
    }
  }

  /** The number of a value, which is added if it is new. */
  int number(long high, long low) {
    long hash = (high * 0x9e37_79b9_7f4a_7c15L ^ low) * 0xbf58_476d_1ce4_e5b9L;
    int slot = (int) (hash >>> 47); // 17 bits: SLOTS
    while (slots[slot] >= first) {
      int number = slots[slot] - first;
      if (lows[number] == low && highs[number] == high) {
        return number;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    highs[size] = high;
    lows[size] = low;
    slots[slot] = first + size;
    return size++;
  }

  /** How many values there are. */
  int size() {
    return size;
  }

  /** The upper word of the value of a number. */
  long high(int number) {
    return highs[number];
  }

  /** The lower word of the value of a number. */
  long low(int number) {
    return lows[number];
  }
}
