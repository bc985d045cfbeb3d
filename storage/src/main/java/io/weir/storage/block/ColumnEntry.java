package io.weir.storage.block;

import io.weir.storage.schema.FieldType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A column's line in the directory of a sealed block, see {@link BlockFormat}. */
record ColumnEntry(
    FieldType type,
    int flags,
    String name,
    long min,
    long max,
    int presenceAt,
    int ipv6At,
    int dictionaryAt,
    int valuesAt,
    int bitmapsAt) {
  private static final int FIXED_BYTES = 3 + 2 * Long.BYTES + 5 * Integer.BYTES;

  void write(BlockOutput out) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    out.putByte(type.tag());
    out.putByte(flags);
    out.putByte(utf8.length);
    out.putBytes(utf8);
    out.putLong(min);
    out.putLong(max);
    out.putInt(presenceAt);
    out.putInt(ipv6At);
    out.putInt(dictionaryAt);
    out.putInt(valuesAt);
    out.putInt(bitmapsAt);
  }

  static ColumnEntry read(MemorySegment block, long at) {
    int length = Byte.toUnsignedInt(block.get(ValueLayout.JAVA_BYTE, at + 2));
    byte[] name = block.asSlice(at + 3, length).toArray(ValueLayout.JAVA_BYTE);
    long rest = at + 3 + length;
    return new ColumnEntry(
        FieldType.ofTag(block.get(ValueLayout.JAVA_BYTE, at)),
        block.get(ValueLayout.JAVA_BYTE, at + 1),
        new String(name, StandardCharsets.UTF_8),
        block.get(ValueLayout.JAVA_LONG_UNALIGNED, rest),
        block.get(ValueLayout.JAVA_LONG_UNALIGNED, rest + 8),
        block.get(ValueLayout.JAVA_INT_UNALIGNED, rest + 16),
        block.get(ValueLayout.JAVA_INT_UNALIGNED, rest + 20),
        block.get(ValueLayout.JAVA_INT_UNALIGNED, rest + 24),
        block.get(ValueLayout.JAVA_INT_UNALIGNED, rest + 28),
        block.get(ValueLayout.JAVA_INT_UNALIGNED, rest + 32));
  }

  /** Whether the values are whole numbers that stand for numbers with a fraction. */
  boolean isIntegral() {
    return (flags & BlockFormat.INTEGRAL_NUMBERS) != 0;
  }

  /** Whether only those rows are among the values that have one, see {@link Sparse}. */
  boolean isSparse() {
    return (flags & BlockFormat.SPARSE) != 0;
  }

  /** Where the column's sections begin. */
  List<Integer> places() {
    return IntStream.of(presenceAt, ipv6At, dictionaryAt, valuesAt, bitmapsAt)
        .filter(place -> place != 0)
        .boxed()
        .toList();
  }

  /** Bytes that the line takes. */
  int bytes() {
    return FIXED_BYTES + name.getBytes(StandardCharsets.UTF_8).length;
  }
}
