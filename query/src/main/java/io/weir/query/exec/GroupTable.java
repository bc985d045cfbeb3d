package io.weir.query.exec;

import java.util.Arrays;

/**
 * Numbers groups in the order of their first appearance: an open-addressing table over the words
 * that tell them apart; where these have few bits, they are places themselves. Belongs to one
 * thread.
 */
final class GroupTable {
  /** Words of so few bits are places in an array. */
  private static final int DIRECT_BITS = 18;

  private static final long UPPER_HALF = 0xffff_ffffL << Integer.SIZE;

  private final int width;
  private final int bits;
  private final int max;
  private final int[] direct; // number + 1 by word; empty if words have too many bits
  private long[] slots; // by hash: its upper 32 bits, and number + 1; 0 is free
  private long[] words;
  private int size;

  /**
   * An empty table.
   *
   * @param width how many words a group has
   * @param bits how many bits the last of them has
   * @param max the most groups
   * @param expected how many to make room for
   */
  GroupTable(int width, int bits, int max, int expected) {
    this.width = width;
    this.max = max;
    boolean isDirect = width == 1 && bits <= DIRECT_BITS;
    this.direct = new int[isDirect ? 1 << bits : 0];
    this.slots = new long[isDirect ? 1 : Integer.highestOneBit(expected * 3 / 2 | 64) * 2];
    this.words = new long[Math.max(expected, 64) * width];
    this.bits = bits;
  }

  /** An empty table for as many groups as this one has. */
  GroupTable emptied() {
    return new GroupTable(width, bits, max, size);
  }

  /** Whether words are places in an array. */
  boolean isDirect() {
    return direct.length > 0;
  }

  int size() {
    return size;
  }

  /** Bytes that the table takes. */
  long bytes() {
    return (long) Long.BYTES * (slots.length + words.length) + (long) Integer.BYTES * direct.length;
  }

  /** A word of a group. */
  long word(int group, int index) {
    return words[group * width + index];
  }

  /** The hash of the words at a place: good in all of its bits. */
  static long hash(long[][] words, int width, int place) {
    long hash = words[0][place] * 0x9e37_79b9_7f4a_7c15L;
    for (int i = 1; i < width; i++) {
      hash = (hash ^ hash >>> 32 ^ words[i][place]) * 0x9e37_79b9_7f4a_7c15L;
    }
    hash = (hash ^ hash >>> 29) * 0xbf58_476d_1ce4_e5b9L;
    return hash ^ hash >>> 32;
  }

  /** The hash of a group. */
  long hash(int group) {
    long hash = words[group * width] * 0x9e37_79b9_7f4a_7c15L;
    for (int i = 1; i < width; i++) {
      hash = (hash ^ hash >>> 32 ^ words[group * width + i]) * 0x9e37_79b9_7f4a_7c15L;
    }
    hash = (hash ^ hash >>> 29) * 0xbf58_476d_1ce4_e5b9L;
    return hash ^ hash >>> 32;
  }

  /** Writes the number of the group of each place, a new one if it has none. */
  void number(long[][] keys, int count, int[] out) {
    if (direct.length > 0) {
      numberDirectly(keys[0], count, out);
      return;
    }
    if (width == 1) {
      numberSingle(keys[0], count, out);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = number(keys, i);
    }
  }

  private void numberDirectly(long[] keys, int count, int[] out) {
    for (int i = 0; i < count; i++) {
      int word = (int) keys[i];
      int number = direct[word];
      if (number == 0) {
        add();
        words[size - 1] = word;
        number = size;
        direct[word] = number;
      }
      out[i] = number - 1;
    }
  }

  private void numberSingle(long[] keys, int count, int[] out) {
    for (int i = 0; i < count; i++) {
      long word = keys[i];
      long hash = word * 0x9e37_79b9_7f4a_7c15L;
      hash = (hash ^ hash >>> 29) * 0xbf58_476d_1ce4_e5b9L;
      hash ^= hash >>> 32;
      int mask = slots.length - 1;
      int slot = (int) hash & mask;
      long held = slots[slot];
      while (held != 0) {
        int number = (int) held - 1;
        if ((held ^ hash) >>> 32 == 0 && words[number] == word) {
          break;
        }
        slot = slot + 1 & mask;
        held = slots[slot];
      }
      if (held == 0) {
        add();
        words[size - 1] = word;
        held = put(slot, hash);
      }
      out[i] = (int) held - 1;
    }
  }

  /** The number of the group at one place. */
  int number(long[][] keys, int place) {
    if (direct.length > 0) {
      int word = (int) keys[0][place];
      if (direct[word] == 0) {
        add();
        words[size - 1] = word;
        direct[word] = size;
      }
      return direct[word] - 1;
    }
    long hash = hash(keys, width, place);
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    long held = slots[slot];
    while (held != 0) {
      int number = (int) held - 1;
      if ((held ^ hash) >>> 32 == 0 && isAt(number, keys, place)) {
        return number;
      }
      slot = slot + 1 & mask;
      held = slots[slot];
    }
    add();
    for (int i = 0; i < width; i++) {
      words[(size - 1) * width + i] = keys[i][place];
    }
    return (int) put(slot, hash) - 1;
  }

  private boolean isAt(int number, long[][] keys, int place) {
    for (int i = 0; i < width; i++) {
      if (words[number * width + i] != keys[i][place]) {
        return false;
      }
    }
    return true;
  }

  /** Makes room for the words of one more group. */
  private void add() {
    if (size == max) {
      throw BoundExceededException.ofGroups(max);
    }
    if (size * width == words.length) {
      words = Arrays.copyOf(words, words.length * 2);
    }
    size++;
  }

  /** Puts the latest group into a slot, and answers what it holds. */
  private long put(int slot, long hash) {
    long held = hash & UPPER_HALF | size;
    slots[slot] = held;
    if (size * 3L > slots.length * 2L) {
      grow();
    }
    return held;
  }

  private void grow() {
    slots = new long[slots.length * 4];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      long hash = hash(number);
      int slot = (int) hash & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = hash & UPPER_HALF | number + 1;
    }
  }
}
