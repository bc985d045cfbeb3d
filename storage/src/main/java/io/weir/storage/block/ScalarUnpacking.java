package io.weir.storage.block;

import java.lang.foreign.MemorySegment;

/** Reads packed numbers one by one, each with a load of its own. */
final class ScalarUnpacking implements Unpacking {
  @Override
  public void longs(MemorySegment packed, int width, long base, int first, int count, long[] out) {
    longs(packed, width, base, first, 0, count, out);
  }

  @Override
  public void ints(MemorySegment packed, int width, int first, int count, int[] out) {
    ints(packed, width, first, 0, count, out);
  }

  @Override
  public void between(
      MemorySegment packed,
      int width,
      int first,
      int count,
      long least,
      long greatest,
      long[] marks) {
    between(packed, width, first, 0, count, least, greatest, marks);
  }

  @Override
  public void in(MemorySegment packed, int width, int first, int count, long[] set, long[] marks) {
    in(packed, width, first, 0, count, set, marks);
  }

  /** Reads those numbers that belong to the places of {@code out} from one to another. */
  static void longs(
      MemorySegment packed, int width, long base, int first, int from, int to, long[] out) {
    long mask = BitPacking.mask(width);
    long bit = (long) (first + from) * width;
    for (int i = from; i < to; i++, bit += width) {
      out[i] = base + (packed.get(BitPacking.LONG, bit >>> 3) >>> (bit & 7) & mask);
    }
  }

  /** Reads those numbers that belong to the places of {@code out} from one to another. */
  static void ints(MemorySegment packed, int width, int first, int from, int to, int[] out) {
    int mask = (int) BitPacking.mask(width);
    long bit = (long) (first + from) * width;
    for (int i = from; i < to; i++, bit += width) {
      out[i] = (int) (packed.get(BitPacking.LONG, bit >>> 3) >>> (bit & 7)) & mask;
    }
  }

  /** Marks the numbers of the places from one, a multiple of 64, to another. */
  static void between(
      MemorySegment packed,
      int width,
      int first,
      int from,
      int to,
      long least,
      long greatest,
      long[] marks) {
    long mask = BitPacking.mask(width);
    long bit = (long) (first + from) * width;
    for (int i = from; i < to; i += Long.SIZE) {
      int end = Math.min(Long.SIZE, to - i);
      long word = 0;
      for (int place = 0; place < end; place++, bit += width) {
        long number = packed.get(BitPacking.LONG, bit >>> 3) >>> (bit & 7) & mask;
        word |= (number >= least && number <= greatest ? 1L : 0) << place;
      }
      marks[i / Long.SIZE] = word;
    }
  }

  /** Marks the numbers of the places from one, a multiple of 64, to another. */
  static void in(
      MemorySegment packed, int width, int first, int from, int to, long[] set, long[] marks) {
    long mask = BitPacking.mask(width);
    long bit = (long) (first + from) * width;
    for (int i = from; i < to; i += Long.SIZE) {
      int end = Math.min(Long.SIZE, to - i);
      long word = 0;
      for (int place = 0; place < end; place++, bit += width) {
        int number = (int) (packed.get(BitPacking.LONG, bit >>> 3) >>> (bit & 7) & mask);
        word |= (set[number >>> 6] >>> number & 1) << place;
      }
      marks[i / Long.SIZE] = word;
    }
  }
}
