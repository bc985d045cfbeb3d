package io.weir.query.exec;

import java.util.Arrays;

/**
 * Numbers 64-bit words in the order of their first appearance: an open-addressing table whose slots
 * hold the words themselves, so that a look-up mostly costs one access to memory.
 */
final class LongNumbers {
  private final int max;
  private long[] keys = new long[1024];
  private int[] numbers = new int[1024]; // number + 1; 0 is a free slot
  private long[] words = new long[256];
  private int size;

  /** An empty table for at most {@code max} words. */
  LongNumbers(int max) {
    this.max = max;
  }

  int size() {
    return size;
  }

  /** The word of a number. */
  long word(int number) {
    return words[number];
  }

  /** The number of a word, a new one if it has none. */
  int number(long word) {
    int slot = slot(word);
    while (numbers[slot] != 0) {
      if (keys[slot] == word) {
        return numbers[slot] - 1;
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    if (size == max) {
      throw BoundExceededException.ofGroups(max);
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
    }
    words[size] = word;
    keys[slot] = word;
    numbers[slot] = ++size;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    keys = new long[keys.length * 4];
    numbers = new int[keys.length];
    for (int number = 0; number < size; number++) {
      int slot = slot(words[number]);
      while (numbers[slot] != 0) {
        slot = (slot + 1) & (keys.length - 1);
      }
      keys[slot] = words[number];
      numbers[slot] = number + 1;
    }
  }

  private int slot(long word) {
    long hash = word * 0x9e37_79b9_7f4a_7c15L;
    return (int) ((hash ^ hash >>> 29) * 0xbf58_476d_1ce4_e5b9L >>> 32) & (keys.length - 1);
  }
}
