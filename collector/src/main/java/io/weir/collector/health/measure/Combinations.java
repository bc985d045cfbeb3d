package io.weir.collector.health.measure;

import java.util.Arrays;

/** Numbers the combinations of some whole numbers from 0, in the order in which they come first. */
final class Combinations {
  private static final int FREE = -1;

  private final int width;
  private int[] parts; // of one combination behind the other, by number
  private int[] slots = free(256);
  private int size;
  private int latest; // rows of one combination often come one after the other

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
    if (size > 0 && isAt(latest, combination)) {
      return latest;
    }
    int slot = slot(combination);
    while (slots[slot] != FREE && !isAt(slots[slot], combination)) {
      slot = slot + 1 & slots.length - 1;
    }
    latest = slots[slot] == FREE ? add(slot, combination) : slots[slot];
    return latest;
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
    int hash = 0;
    for (int part : combination) {
      hash = (hash ^ part) * 0x9e37_79b1;
      hash ^= hash >>> 15;
    }
    return hash & slots.length - 1;
  }

  private static int[] free(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
