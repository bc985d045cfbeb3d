package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Numbers as what they exceed the least of their group of 64 rows by: for what drifts, as time
 * does. Unlike differences from row to row, any row is read by itself.
 *
 * <pre>
 *  0  u64  the least number
 *  8  u8   width in bits of the groups' least numbers, 0 to 57
 *  9  u8   width in bits of the differences, 0 to 57
 * 10       for each group what its least exceeds that of all by, see {@link BitPacking}
 *          for each row what it exceeds its group's by
 * </pre>
 */
record Delta(long base, int leastWidth, MemorySegment leasts, int width, MemorySegment differences)
    implements Values {
  /** Rows of a group. */
  static final int GROUP = 64;

  private static final long HEADER_BYTES = 10;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  static long bytes(Profile profile) {
    int leastWidth = BitPacking.width(profile.max() - profile.min());
    if (leastWidth > BitPacking.MAX_WIDTH) {
      return Encoding.NEVER;
    }
    return HEADER_BYTES
        + BitPacking.bytes(groups(profile.count()), leastWidth)
        + BitPacking.bytes(profile.count(), BitPacking.width(profile.groupSpan()));
  }

  static void write(BlockOutput out, long[] numbers, Profile profile) {
    int count = profile.count();
    long[] leasts = new long[groups(count)];
    long[] differences = new long[count];
    for (int group = 0; group < leasts.length; group++) {
      int from = group * GROUP;
      int to = Math.min(from + GROUP, count);
      long least = Long.MAX_VALUE;
      for (int i = from; i < to; i++) {
        least = Math.min(least, numbers[i]);
      }
      leasts[group] = least;
      for (int i = from; i < to; i++) {
        differences[i] = numbers[i] - least;
      }
    }
    int leastWidth = BitPacking.width(profile.max() - profile.min());
    int width = BitPacking.width(profile.groupSpan());
    out.putLong(profile.min());
    out.putByte(leastWidth);
    out.putByte(width);
    BitPacking.write(out, leasts, leasts.length, profile.min(), leastWidth);
    BitPacking.write(out, differences, count, 0, width);
  }

  static Delta read(MemorySegment encoded, int count) {
    int leastWidth = encoded.get(ValueLayout.JAVA_BYTE, 8);
    int width = encoded.get(ValueLayout.JAVA_BYTE, 9);
    long differencesAt = HEADER_BYTES + BitPacking.bytes(groups(count), leastWidth);
    return new Delta(
        encoded.get(LONG, 0),
        leastWidth,
        encoded.asSlice(HEADER_BYTES),
        width,
        encoded.asSlice(differencesAt));
  }

  @Override
  public long get(int row) {
    return least(row / GROUP) + BitPacking.get(differences, width, row);
  }

  @Override
  public void longs(Rows rows, long[] out) {
    BitPacking.read(differences, width, 0, rows, out);
    int count = rows.count();
    for (int from = 0; from < count; ) {
      int group = rows.row(from) / GROUP;
      int to = rows.dense() ? Math.min(count, (group + 1) * GROUP - rows.first()) : from + 1;
      long least = least(group);
      for (int i = from; i < to; i++) {
        out[i] += least;
      }
      from = to;
    }
  }

  @Override
  public void ints(Rows rows, int[] out) {
    for (int i = 0; i < rows.count(); i++) {
      out[i] = (int) get(rows.row(i));
    }
  }

  private long least(int group) {
    return base + BitPacking.get(leasts, leastWidth, group);
  }

  private static int groups(int count) {
    return (count + GROUP - 1) / GROUP;
  }
}
