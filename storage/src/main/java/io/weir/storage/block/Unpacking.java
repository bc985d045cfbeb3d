package io.weir.storage.block;

import java.lang.foreign.MemorySegment;

/**
 * Reads stretches of bit-packed numbers, see {@link BitPacking}. Both ways read the same; they are
 * stateless, and safe to share.
 */
sealed interface Unpacking permits ScalarUnpacking, VectorUnpacking {
  /**
   * Reads {@code count} numbers from the one at place {@code first} on, and adds {@code base} to
   * each.
   *
   * @param width of a number in bits, 0 to 57
   */
  void longs(MemorySegment packed, int width, long base, int first, int count, long[] out);

  /**
   * Reads {@code count} numbers from the one at place {@code first} on.
   *
   * @param width of a number in bits, 0 to 57; a number that does not fit 32 bits is cut
   */
  void ints(MemorySegment packed, int width, int first, int count, int[] out);

  /**
   * Marks which of {@code count} numbers, from the one at place {@code first} on, lie from {@code
   * least} to {@code greatest}.
   *
   * @param width of a number in bits, 0 to 57
   * @param marks bit {@code i % 64} of word {@code i / 64} becomes that of the number {@code i}
   *     places behind the first; those behind the last number become 0
   */
  void between(
      MemorySegment packed,
      int width,
      int first,
      int count,
      long least,
      long greatest,
      long[] marks);

  /**
   * Marks which of the numbers are in a set, as {@link #between} does.
   *
   * @param set number {@code n} is in it where bit {@code n % 64} of word {@code n / 64} is set;
   *     has a bit for each number that is there
   */
  void in(MemorySegment packed, int width, int first, int count, long[] set, long[] marks);
}
