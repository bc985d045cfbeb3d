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
}
