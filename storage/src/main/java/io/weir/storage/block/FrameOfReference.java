package io.weir.storage.block;

import java.lang.foreign.MemorySegment;

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
  @Override
  public void longs(Rows rows, long[] out) {
    BitPacking.read(packed, width, base, rows, out);
  }

  @Override
  public void ints(Rows rows, int[] out) {
    BitPacking.read(packed, width, rows, out);
  }
}
