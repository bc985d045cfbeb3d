package io.weir.storage.block;

import io.weir.storage.schema.Address;
import java.util.Arrays;

/**
 * Sets of places in a selection of rows, a bit a place: place {@code i} is bit {@code i % 64} of
 * word {@code i / 64}.
 */
final class Marks {
  private Marks() {}

  /** Marks the numbers from {@code least} to {@code greatest}. */
  static void between(long[] numbers, long least, long greatest, long[] marks) {
    clear(marks, numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      marks[i >>> 6] |= (numbers[i] >= least && numbers[i] <= greatest ? 1L : 0) << i;
    }
  }

  /** Marks the numbers from {@code least} to {@code greatest}. */
  static void between(int[] numbers, int least, int greatest, long[] marks) {
    clear(marks, numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      marks[i >>> 6] |= (numbers[i] >= least && numbers[i] <= greatest ? 1L : 0) << i;
    }
  }

  /** Marks the addresses from {@code least} to {@code greatest}. */
  static void between(long[] highs, long[] lows, Address least, Address greatest, long[] marks) {
    clear(marks, lows.length);
    for (int i = 0; i < lows.length; i++) {
      boolean isBetween =
          Address.compare(highs[i], lows[i], least.high(), least.low()) >= 0
              && Address.compare(highs[i], lows[i], greatest.high(), greatest.low()) <= 0;
      marks[i >>> 6] |= (isBetween ? 1L : 0) << i;
    }
  }

  /** Marks the numbers that are in a set of bits; one that it has no bit for is not. */
  static void in(int[] numbers, long[] set, long[] marks) {
    clear(marks, numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i];
      if (number >>> 6 < set.length) {
        marks[i >>> 6] |= (set[number >>> 6] >>> number & 1) << i;
      }
    }
  }

  private static void clear(long[] marks, int count) {
    Arrays.fill(marks, 0, (count + Long.SIZE - 1) / Long.SIZE, 0);
  }
}
