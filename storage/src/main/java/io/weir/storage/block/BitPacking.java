package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Numbers of a fixed width in bits, one behind the other, least significant bit first. A width is
 * at most 57 bits, so that one unaligned load of 64 bits holds any number whole; eight bytes of
 * padding follow so that the last load stays inside.
 */
final class BitPacking {
  /** The widest number. */
  static final int MAX_WIDTH = 57;

  /** Eight bytes, wherever they begin. */
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private BitPacking() {}

  /** Bits that the numbers from 0 to {@code max}, taken as unsigned, need. */
  static int width(long max) {
    return Long.SIZE - Long.numberOfLeadingZeros(max);
  }

  /** Bytes that {@code count} numbers take, padding included. */
  static int bytes(int count, int width) {
    return (int) (((long) count * width >>> 6) + 2) * Long.BYTES;
  }

  /** Writes {@code values[i] − base} for each of the first {@code count} values. */
  static void write(BlockOutput out, long[] values, int count, long base, int width) {
    MemorySegment packed = out.append(bytes(count, width));
    long at = 0;
    long word = 0;
    int filled = 0;
    for (int i = 0; i < count; i++) {
      long number = values[i] - base;
      word |= number << filled;
      filled += width;
      if (filled >= Long.SIZE) {
        packed.set(LONG, at, word);
        at += Long.BYTES;
        filled -= Long.SIZE;
        word = filled == 0 ? 0 : number >>> (width - filled);
      }
    }
    packed.set(LONG, at, word);
    packed.set(LONG, at + Long.BYTES, 0);
  }

  /** The number at one place. */
  static long get(MemorySegment packed, int width, int place) {
    long bit = (long) place * width;
    return packed.get(LONG, bit >>> 3) >>> (bit & 7) & mask(width);
  }

  /** Reads the numbers of the rows and adds {@code base} to each. */
  static void read(MemorySegment packed, int width, long base, Rows rows, long[] out) {
    if (rows.dense()) {
      FastestUnpacking.get().longs(packed, width, base, rows.first(), rows.count(), out);
      return;
    }
    long mask = mask(width);
    int count = rows.count();
    int[] ids = rows.ids();
    for (int i = 0; i < count; i++) {
      long bit = (long) ids[i] * width;
      out[i] = base + (packed.get(LONG, bit >>> 3) >>> (bit & 7) & mask);
    }
  }

  /** Reads the numbers of the rows, which fit 32 bits. */
  static void read(MemorySegment packed, int width, Rows rows, int[] out) {
    if (rows.dense()) {
      FastestUnpacking.get().ints(packed, width, rows.first(), rows.count(), out);
      return;
    }
    int mask = (int) mask(width);
    int count = rows.count();
    int[] ids = rows.ids();
    for (int i = 0; i < count; i++) {
      long bit = (long) ids[i] * width;
      out[i] = (int) (packed.get(LONG, bit >>> 3) >>> (bit & 7)) & mask;
    }
  }

  /** The bits of a number. */
  static long mask(int width) {
    return (1L << width) - 1;
  }
}
