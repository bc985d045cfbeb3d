package io.weir.collector.health.path;

import java.util.Arrays;

/** Numbers flows by path and hash, in an open-addressing table. */
final class FlowNumbers {
  private static final int FREE = -1;

  private long[] keys = new long[1024];
  private int[] numbers = free(1024);
  private int size;

  /** The number of a flow, or −1 if it is new: then the next number is to be {@link #put}. */
  int find(int path, long hash) {
    long key = key(path, hash);
    for (int slot = slot(key); numbers[slot] != FREE; slot = slot + 1 & keys.length - 1) {
      if (keys[slot] == key) {
        return numbers[slot];
      }
    }
    return FREE;
  }

  /** Remembers a flow that {@link #find} has not found. */
  void put(int path, long hash, int number) {
    if (size * 2 == keys.length) {
      grow();
    }
    size++;
    place(key(path, hash), number);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 4];
    numbers = free(keys.length);
    for (int slot = 0; slot < oldKeys.length; slot++) {
      if (oldNumbers[slot] != FREE) {
        place(oldKeys[slot], oldNumbers[slot]);
      }
    }
  }

  private void place(long key, int number) {
    int slot = slot(key);
    while (numbers[slot] != FREE) {
      slot = slot + 1 & keys.length - 1;
    }
    keys[slot] = key;
    numbers[slot] = number;
  }

  private int slot(long key) {
    return (int) (key >>> 32) & keys.length - 1;
  }

  // two flows of one key would count as one; among 64 bits that is next to impossible
  private static long key(int path, long hash) {
    long mixed = (hash ^ path * 0x9e37_79b9_7f4a_7c15L) * 0xbf58_476d_1ce4_e5b9L;
    return (mixed ^ mixed >>> 29) * 0x94d0_49bb_1331_11ebL;
  }

  private static int[] free(int length) {
    int[] numbers = new int[length];
    Arrays.fill(numbers, FREE);
    return numbers;
  }
}
