package io.weir.storage.block;

import java.util.Arrays;

/**
 * Every row has the same number.
 *
 * <pre>
 * 0  u64  the number
 * </pre>
 */
record Constant(long value) implements Values {
  @Override
  public void longs(Rows rows, long[] out) {
    Arrays.fill(out, 0, rows.count(), value);
  }

  @Override
  public void ints(Rows rows, int[] out) {
    Arrays.fill(out, 0, rows.count(), (int) value);
  }
}
