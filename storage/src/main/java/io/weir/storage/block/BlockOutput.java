package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The bytes of a block while it is encoded: little-endian, growing, reused for block after block.
 */
final class BlockOutput {
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  private byte[] bytes = new byte[1 << 20];
  private MemorySegment memory = MemorySegment.ofArray(bytes);
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** The bytes written so far; valid until the next write. */
  byte[] bytes() {
    return bytes;
  }

  void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void putShort(int value) {
    reserve(Short.BYTES);
    memory.set(SHORT, size, (short) value);
    size += Short.BYTES;
  }

  void putInt(int value) {
    reserve(Integer.BYTES);
    memory.set(INT, size, value);
    size += Integer.BYTES;
  }

  void putLong(long value) {
    reserve(Long.BYTES);
    memory.set(LONG, size, value);
    size += Long.BYTES;
  }

  void putBytes(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  /** Adds bytes that are the caller's to fill, all of them, before the next write. */
  MemorySegment append(int count) {
    reserve(count);
    size += count;
    return memory.asSlice(size - count, count);
  }

  /** Overwrites four bytes that were written before. */
  void setInt(int at, int value) {
    memory.set(INT, at, value);
  }

  /** Adds zeros and answers where they begin. */
  int skip(int count) {
    reserve(count);
    Arrays.fill(bytes, size, size + count, (byte) 0);
    size += count;
    return size - count;
  }

  /** Adds bits to eight bytes that {@link #skip} has made. */
  void orLong(int at, long bits) {
    memory.set(LONG, at, memory.get(LONG, at) | bits);
  }

  private void reserve(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
      memory = MemorySegment.ofArray(bytes);
    }
  }
}
