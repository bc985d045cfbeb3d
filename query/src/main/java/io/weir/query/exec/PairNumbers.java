package io.weir.query.exec;

import java.util.Arrays;

/**
 * Numbers pairs of 64-bit words in the order of their first appearance: an open-addressing table.
 */
final class PairNumbers {
  private int[] slots = new int[1024]; // number + 1
  private long[] firsts = new long[256];
  private long[] seconds = new long[256];
  private int size;

  int size() {
    return size;
  }

  long first(int number) {
    return firsts[number];
  }

  long second(int number) {
    return seconds[number];
  }

  /** The number of a pair, a new one if it has none. */
  int number(long first, long second) {
    int slot = slot(first, second);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (seconds[number] == second && firsts[number] == first) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == firsts.length) {
      firsts = Arrays.copyOf(firsts, size * 2);
      seconds = Arrays.copyOf(seconds, size * 2);
    }
    firsts[size] = first;
    seconds[size] = second;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[slots.length * 4];
    for (int number = 0; number < size; number++) {
      int slot = slot(firsts[number], seconds[number]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number + 1;
    }
  }

  private int slot(long first, long second) {
    long hash = (first * 0x9e37_79b9_7f4a_7c15L ^ second) * 0xbf58_476d_1ce4_e5b9L;
    return (int) (hash >>> 32) & (slots.length - 1);
  }
}
