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

  static long bytes(Profile profile) {
    return (long) Long.BYTES * profile.count();
  }

  static void write(BlockOutput out, long[] numbers, Profile profile) {
    for (int i = 0; i < profile.count(); i++) {
      out.putLong(numbers[i]);
    }
  }

  static Raw read(MemorySegment encoded, int count) {
    return new Raw(encoded.asSlice(0, (long) Long.BYTES * count));
  }

  @Override
  public long get(int row) {
    return numbers.get(LONG, (long) Long.BYTES * row);
  }

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
