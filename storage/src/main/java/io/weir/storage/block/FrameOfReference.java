package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Numbers as what they exceed the least of them by, at the width that the greatest needs.
 *
 * <pre>
 * 0  u64  the least number
 * 8  u8   width in bits, 1 to 57
 * 9       the differences, see {@link BitPacking}
 * </pre>
 */
record FrameOfReference(long base, int width, MemorySegment packed) implements Values {
  private static final int HEADER_BYTES = 9;

  static long bytes(Profile profile) {
    int width = BitPacking.width(profile.max() - profile.min());
    return width > BitPacking.MAX_WIDTH
        ? Encoding.NEVER
        : HEADER_BYTES + BitPacking.bytes(profile.count(), width);
  }

  static void write(BlockOutput out, long[] numbers, Profile profile) {
    int width = BitPacking.width(profile.max() - profile.min());
    out.putLong(profile.min());
    out.putByte(width);
    BitPacking.write(out, numbers, profile.count(), profile.min(), width);
  }

  static FrameOfReference read(MemorySegment encoded) {
    return new FrameOfReference(
        encoded.get(ValueLayout.JAVA_LONG_UNALIGNED, 0),
        encoded.get(ValueLayout.JAVA_BYTE, 8),
        encoded.asSlice(HEADER_BYTES));
  }

  @Override
  public long get(int row) {
    return base + BitPacking.get(packed, width, row);
  }

  @Override
  public void longs(Rows rows, long[] out) {
    BitPacking.read(packed, width, base, rows, out);
  }

  @Override
  public void ints(Rows rows, int[] out) {
    BitPacking.read(packed, width, rows, out);
  }

  @Override
  public void between(Rows rows, long least, long greatest, long[] marks) {
    if (!rows.dense()) {
      Values.super.between(rows, least, greatest, marks);
      return;
    }
    FastestUnpacking.get()
        .between(
            packed,
            width,
            rows.first(),
            rows.count(),
            difference(least),
            difference(greatest),
            marks);
  }

  @Override
  public void in(Rows rows, long[] set, long[] marks) {
    if (!rows.dense() || base != 0) {
      Values.super.in(rows, set, marks);
      return;
    }
    FastestUnpacking.get().in(packed, width, rows.first(), rows.count(), set, marks);
  }

  /** What a number exceeds the base by; −1 if it is less, one more than any if it is far more. */
  private long difference(long number) {
    if (number < base) {
      return -1;
    }
    long difference = number - base;
    return difference < 0 || difference > BitPacking.mask(width) ? 1L << width : difference;
  }
}
