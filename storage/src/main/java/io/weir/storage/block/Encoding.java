package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The encodings of a column's numbers, by the tag that stands before them: what each would take,
 * how it is written and read.
 */
enum Encoding {
  CONSTANT(1) {
    @Override
    long bytes(int count, long min, long max) {
      return min == max ? Long.BYTES : Long.MAX_VALUE;
    }

    @Override
    void write(BlockOutput out, long[] numbers, int count, long min, long max) {
      out.putLong(min);
    }

    @Override
    Values read(MemorySegment encoded) {
      return new Constant(encoded.get(LONG, 0));
    }
  },

  FRAME_OF_REFERENCE(2) {
    @Override
    long bytes(int count, long min, long max) {
      int width = BitPacking.width(max - min);
      return width > BitPacking.MAX_WIDTH
          ? Long.MAX_VALUE
          : Long.BYTES + 1 + BitPacking.bytes(count, width);
    }

    @Override
    void write(BlockOutput out, long[] numbers, int count, long min, long max) {
      int width = BitPacking.width(max - min);
      out.putLong(min);
      out.putByte(width);
      BitPacking.write(out, numbers, count, min, width);
    }

    @Override
    Values read(MemorySegment encoded) {
      return new FrameOfReference(
          encoded.get(LONG, 0), encoded.get(ValueLayout.JAVA_BYTE, 8), encoded.asSlice(9));
    }
  },

  RAW(3) {
    @Override
    long bytes(int count, long min, long max) {
      return (long) Long.BYTES * count;
    }

    @Override
    void write(BlockOutput out, long[] numbers, int count, long min, long max) {
      for (int i = 0; i < count; i++) {
        out.putLong(numbers[i]);
      }
    }

    @Override
    Values read(MemorySegment encoded) {
      return new Raw(encoded);
    }
  };

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int tag;

  Encoding(int tag) {
    this.tag = tag;
  }

  /**
   * Bytes that numbers between {@code min} and {@code max} would take; {@code Long.MAX_VALUE} if
   * they do not fit the encoding.
   */
  abstract long bytes(int count, long min, long max);

  abstract void write(BlockOutput out, long[] numbers, int count, long min, long max);

  abstract Values read(MemorySegment encoded);

  /** The encoding that takes least. */
  static Encoding smallest(int count, long min, long max) {
    Encoding best = RAW;
    for (Encoding encoding : values()) {
      if (encoding.bytes(count, min, max) < best.bytes(count, min, max)) {
        best = encoding;
      }
    }
    return best;
  }

  /**
   * Writes numbers between {@code min} and {@code max} in the encoding that takes least, its tag
   * first.
   */
  static void writeSmallest(BlockOutput out, long[] numbers, int count, long min, long max) {
    Encoding encoding = smallest(count, min, max);
    out.putByte(encoding.tag);
    encoding.write(out, numbers, count, min, max);
  }

  /** Reads what {@link #writeSmallest} wrote. */
  static Values readTagged(MemorySegment encoded) {
    int tag = encoded.get(ValueLayout.JAVA_BYTE, 0);
    for (Encoding encoding : values()) {
      if (encoding.tag == tag) {
        return encoding.read(encoded.asSlice(1));
      }
    }
    throw new IllegalArgumentException("no encoding has tag " + tag);
  }
}
