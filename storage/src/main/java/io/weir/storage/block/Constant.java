package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Every row has the same number.
 *
 * <pre>
 * 0  u64  the number
 * </pre>
 */
record Constant(long value) implements Values {
  static long bytes(Profile profile) {
    return profile.min() == profile.max() ? Long.BYTES : Encoding.NEVER;
  }

  static void write(BlockOutput out, Profile profile) {
    out.putLong(profile.min());
  }

  static Constant read(MemorySegment encoded) {
    return new Constant(encoded.get(ValueLayout.JAVA_LONG_UNALIGNED, 0));
  }

  @Override
  public long get(int row) {
    return value;
  }

  @Override
  public void longs(Rows rows, long[] out) {
    Arrays.fill(out, 0, rows.count(), value);
  }

  @Override
  public void ints(Rows rows, int[] out) {
    Arrays.fill(out, 0, rows.count(), (int) value);
  }
}
