package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Distinct whole numbers, ascending.
 *
 * <pre>
 * 0  u32  how many
 * 4  u64  the least
 * 12 u8   width in bits
 * 13      what each exceeds the least by, see {@link BitPacking}
 * </pre>
 */
record LongDictionary(int size, long base, int width, MemorySegment packed) implements Dictionary {
  /** Whether numbers between {@code min} and {@code max} lie near enough for a dictionary. */
  static boolean fits(long min, long max) {
    return BitPacking.width(max - min) <= BitPacking.MAX_WIDTH;
  }

  /** Bytes that a dictionary of {@code size} numbers takes, if they fit. */
  static long bytes(int size, long min, long max) {
    return 13L + BitPacking.bytes(size, BitPacking.width(max - min));
  }

  /** Bytes that a column of a profile takes as codes, its dictionary included. */
  static long codedBytes(Profile profile, int size) {
    return bytes(size, profile.min(), profile.max()) + Encoding.smallestBytes(profile.coded(size));
  }

  /** The most distinct numbers, or a few more, with which codes take less than so many bytes. */
  static int mostWithin(long bytes, Profile profile) {
    int width = BitPacking.width(profile.max() - profile.min());
    long most = 0;
    for (int size = 2; size <= Block.MAX_ROWS; size *= 2) {
      long room = bytes - Encoding.smallestBytes(profile.coded(size));
      most = Math.max(most, Math.min(size, room * Byte.SIZE / width));
    }
    return (int) most;
  }

  static void write(BlockOutput out, long[] numbers) {
    int size = numbers.length;
    int width = BitPacking.width(numbers[size - 1] - numbers[0]);
    out.putInt(size);
    out.putLong(numbers[0]);
    out.putByte(width);
    BitPacking.write(out, numbers, size, numbers[0], width);
  }

  static LongDictionary read(MemorySegment encoded) {
    return new LongDictionary(
        encoded.get(ValueLayout.JAVA_INT_UNALIGNED, 0),
        encoded.get(ValueLayout.JAVA_LONG_UNALIGNED, 4),
        encoded.get(ValueLayout.JAVA_BYTE, 12),
        encoded.asSlice(13));
  }

  /** Puts its value in the place of each of the first {@code count} codes. */
  void decode(long[] codes, int count) {
    for (int i = 0; i < count; i++) {
      codes[i] = base + BitPacking.get(packed, width, (int) codes[i]);
    }
  }

  /** Writes the values of {@code count} codes, {@code first} on. */
  void values(int first, int count, long[] out) {
    FastestUnpacking.get().longs(packed, width, base, first, count, out);
  }

  @Override
  public boolean sorted() {
    return true;
  }

  @Override
  public long value(int code) {
    return base + BitPacking.get(packed, width, code);
  }

  @Override
  public long high(int code) {
    throw new UnsupportedOperationException("numbers have one word");
  }

  @Override
  public String text(int code) {
    throw new UnsupportedOperationException("numbers are no text");
  }
}
