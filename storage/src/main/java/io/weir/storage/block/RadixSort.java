package io.weir.storage.block;

import java.util.Arrays;

/**
 * Sorts numbers digit by digit, the least first, and tells where each was: thousands of addresses
 * are sorted faster so than by comparing them. Keeps its buffers; belongs to one thread.
 */
final class RadixSort {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private final int[] starts = new int[DIGITS];
  private long[] numbers = new long[Block.MAX_ROWS];
  private long[] spareNumbers = new long[Block.MAX_ROWS];
  private int[] places = new int[Block.MAX_ROWS];
  private int[] sparePlaces = new int[Block.MAX_ROWS];

  /** Takes the number that belongs to a place, counted from 0. */
  void put(int place, long number) {
    numbers[place] = number;
    places[place] = place;
  }

  /**
   * Sorts the first {@code count} numbers.
   *
   * @param max the greatest; none is negative
   */
  void sort(int count, long max) {
    for (int shift = 0; shift < Long.SIZE && max >>> shift != 0; shift += DIGIT_BITS) {
      sortByDigit(count, shift);
    }
  }

  /** The number at a place of the sorted order. */
  long number(int rank) {
    return numbers[rank];
  }

  /** The place where the number was put that is at a place of the sorted order. */
  int place(int rank) {
    return places[rank];
  }

  private void sortByDigit(int count, int shift) {
    Arrays.fill(starts, 0);
    for (int i = 0; i < count; i++) {
      starts[(int) (numbers[i] >>> shift) & DIGITS - 1]++;
    }
    int start = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int size = starts[digit];
      starts[digit] = start;
      start += size;
    }
    for (int i = 0; i < count; i++) {
      int to = starts[(int) (numbers[i] >>> shift) & DIGITS - 1]++;
      spareNumbers[to] = numbers[i];
      sparePlaces[to] = places[i];
    }
    long[] otherNumbers = numbers;
    numbers = spareNumbers;
    spareNumbers = otherNumbers;
    int[] otherPlaces = places;
    places = sparePlaces;
    sparePlaces = otherPlaces;
  }
}
