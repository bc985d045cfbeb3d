package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Numbers of 64 bits as they are.
 *
 * <pre>
 * 0  u64[rows]
 * </pre>
 */
record Raw(MemorySegment numbers) implements Values {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void longs(Rows rows, long[] out) {
    int count = rows.count();
    if (rows.dense()) {
      MemorySegment.copy(numbers, LONG, 8L * rows.first(), out, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = numbers.get(LONG, 8L * rows.ids()[i]);
    }
  }

  @Override
  public void ints(Rows rows, int[] out) {
    for (int i = 0; i < rows.count(); i++) {
      out[i] = (int) numbers.get(LONG, 8L * rows.row(i));
    }
  }
}
