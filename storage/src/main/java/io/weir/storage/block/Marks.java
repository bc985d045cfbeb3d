package io.weir.storage.block;

import io.weir.storage.schema.Address;

/**
 * Sets of places in a selection of rows, a bit a place: place {@code i} is bit {@code i % 64} of
 * word {@code i / 64}. A word is put together before it is stored, and no branch is taken for a
 * code: open blocks, which have their codes in no order, are filtered in two thirds of the time.
 */
final class Marks {
  private Marks() {}

  /** Marks the numbers from {@code least} to {@code greatest}. */
  static void between(long[] numbers, long least, long greatest, long[] marks) {
    for (int from = 0; from < numbers.length; from += Long.SIZE) {
      long word = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, numbers.length); i++) {
        word |= (numbers[i] >= least && numbers[i] <= greatest ? 1L : 0) << i;
      }
      marks[from >>> 6] = word;
    }
  }

  /** Marks the numbers from {@code least} to {@code greatest}. */
  static void between(int[] numbers, int least, int greatest, long[] marks) {
    for (int from = 0; from < numbers.length; from += Long.SIZE) {
      long word = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, numbers.length); i++) {
        long outside = (numbers[i] - (long) least | greatest - (long) numbers[i]) >>> 63;
        word |= (outside ^ 1) << i;
      }
      marks[from >>> 6] = word;
    }
  }

  /** Marks the addresses from {@code least} to {@code greatest}. */
  static void between(long[] highs, long[] lows, Address least, Address greatest, long[] marks) {
    boolean byLow = least.high() == greatest.high() && least.isIpv4() == greatest.isIpv4();
    if (byLow && (least.isIpv4() || least.high() != 0)) { // else those of IPv4 lie between, too
      between(highs, lows, least, greatest.low() - least.low(), marks);
      return;
    }
    for (int from = 0; from < lows.length; from += Long.SIZE) {
      long word = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, lows.length); i++) {
        boolean isBetween =
            Address.compare(highs[i], lows[i], least.high(), least.low()) >= 0
                && Address.compare(highs[i], lows[i], greatest.high(), greatest.low()) <= 0;
        word |= (isBetween ? 1L : 0) << i;
      }
      marks[from >>> 6] = word;
    }
  }

  /** Marks the addresses from the least on to the one that is so far behind it. */
  private static void between(
      long[] highs, long[] lows, Address least, long farthest, long[] marks) {
    long high = least.high();
    long low = least.low();
    for (int from = 0; from < lows.length; from += Long.SIZE) {
      long word = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, lows.length); i++) {
        boolean isNear = Long.compareUnsigned(lows[i] - low, farthest) <= 0;
        word |= (isNear && highs[i] == high ? 1L : 0) << i;
      }
      marks[from >>> 6] = word;
    }
  }

  /** Marks the numbers that are in a set of bits; one that it has no bit for is not. */
  static void in(int[] numbers, long[] set, long[] marks) {
    for (int from = 0; from < numbers.length; from += Long.SIZE) {
      long word = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, numbers.length); i++) {
        int number = numbers[i];
        if (number >>> 6 < set.length) {
          word |= (set[number >>> 6] >>> number & 1) << i;
        }
      }
      marks[from >>> 6] = word;
    }
  }
}
