package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Distinct texts, ascending by their UTF-8 bytes.
 *
 * <pre>
 * 0  u32     how many
 * 4  u32[n]  where each ends in the bytes
 *            the bytes
 * </pre>
 */
record TextDictionary(int size, MemorySegment ends, MemorySegment bytes) implements Dictionary {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  static void write(BlockOutput out, byte[][] texts) {
    out.putInt(texts.length);
    int end = 0;
    for (byte[] text : texts) {
      end += text.length;
      out.putInt(end);
    }
    for (byte[] text : texts) {
      out.putBytes(text);
    }
  }

  static TextDictionary read(MemorySegment encoded) {
    int size = encoded.get(INT, 0);
    return new TextDictionary(size, encoded.asSlice(4, 4L * size), encoded.asSlice(4 + 4L * size));
  }

  @Override
  public boolean sorted() {
    return true;
  }

  @Override
  public long value(int code) {
    throw new UnsupportedOperationException("texts are no numbers");
  }

  @Override
  public long high(int code) {
    throw new UnsupportedOperationException("texts are no addresses");
  }

  @Override
  public String text(int code) {
    return new String(utf8(code), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] utf8(int code) {
    int from = code == 0 ? 0 : ends.get(INT, 4L * (code - 1));
    byte[] text = new byte[ends.get(INT, 4L * code) - from];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, text, 0, text.length);
    return text;
  }
}
