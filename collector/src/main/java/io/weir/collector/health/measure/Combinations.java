package io.weir.collector.health.measure;

import java.util.Arrays;

/** Numbers the combinations of some whole numbers from 0, in the order in which they come first. */
final class Combinations {
  private static final int FREE = -1;

  private final int width;
  private int[] parts; // of one combination behind the other, by number
  private int[] slots = free(256);
  private int size;

  /**
   * No combination yet.
   *
   * @param width of how many numbers each is
   */
  Combinations(int width) {
    this.width = width;
    this.parts = new int[64 * width];
  }

  int size() {
    return size;
  }

  /** A part of the combination with a number. */
  int part(int number, int index) {
    return parts[number * width + index];
  }

  /** The number of a combination: {@link #size()} as it was before, if it is a new one. */
  int number(int[] combination) {
    int slot = slot(combination);
    while (slots[slot] != FREE) {
      if (isAt(slots[slot], combination)) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(slot, combination);
  }

  private boolean isAt(int number, int[] combination) {
    int at = number * width;
    for (int i = 0; i < width; i++) {
      if (parts[at + i] != combination[i]) {
        return false;
      }
    }
    return true;
  }

  private int add(int slot, int[] combination) {
    if (parts.length < (size + 1) * width) {
      parts = Arrays.copyOf(parts, parts.length * 2);
    }
    System.arraycopy(combination, 0, parts, size * width, width);
    slots[slot] = size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = free(slots.length * 4);
    for (int number = 0; number < size; number++) {
      int[] combination = Arrays.copyOfRange(parts, number * width, (number + 1) * width);
      int slot = slot(combination);
      while (slots[slot] != FREE) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = number;
    }
  }

  private int slot(int[] combination) {
    int hash = Arrays.hashCode(combination) * 0x9e37_79b9;
    return (hash ^ hash >>> 15) & slots.length - 1;
  }

  private static int[] free(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
