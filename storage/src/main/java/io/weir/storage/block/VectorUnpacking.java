package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reads as many packed numbers at once as a vector holds: one load takes their bytes, a shuffle
 * gives each lane those that its number lies in, and each lane shifts and masks for itself.
 *
 * <p>Numbers begin with a byte at each eighth place. Those before the first such place are read one
 * by one, and so are the last, whose vector would reach beyond the segment.
 */
final class VectorUnpacking implements Unpacking {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int PLACES_OF_WHOLE_BYTES = 8;

  /** The widest number that a lane of 32 bits holds whole wherever in a byte it begins. */
  private static final int MAX_INT_WIDTH = Integer.SIZE - (Byte.SIZE - 1);

  /** The most numbers that a set has room for in one vector. */
  private static final int TABLE_BITS = INTS.vectorBitSize();

  // which byte of the numbers goes to each byte of the lanes, by the numbers' width
  private static final List<VectorShuffle<Byte>> TO_INTS = shuffles(INTS, MAX_INT_WIDTH);
  private static final List<VectorShuffle<Byte>> TO_LONGS = shuffles(LONGS, BitPacking.MAX_WIDTH);

  private static List<VectorShuffle<Byte>> shuffles(VectorSpecies<?> lanes, int maxWidth) {
    return IntStream.rangeClosed(0, maxWidth).mapToObj(width -> shuffle(lanes, width)).toList();
  }

  private static VectorShuffle<Byte> shuffle(VectorSpecies<?> lanes, int width) {
    int laneBytes = lanes.elementSize() / Byte.SIZE;
    return VectorShuffle.fromOp(
        BYTES,
        place ->
            Math.min(
                place / laneBytes * width / Byte.SIZE + place % laneBytes, BYTES.length() - 1));
  }

  @Override
  public void longs(MemorySegment packed, int width, long base, int first, int count, long[] out) {
    int head = Math.min(count, placesToWholeBytes(first));
    ScalarUnpacking.longs(packed, width, base, first, 0, head, out);
    int done = head;
    if (isNarrow(width)) {
      done = narrow(packed, width, base, first, head, count, out);
    } else if (isWide()) {
      done = wide(packed, width, base, first, head, count, out);
    }
    ScalarUnpacking.longs(packed, width, base, first, done, count, out);
  }

  @Override
  public void ints(MemorySegment packed, int width, int first, int count, int[] out) {
    int head = Math.min(count, placesToWholeBytes(first));
    ScalarUnpacking.ints(packed, width, first, 0, head, out);
    int done = head;
    if (isNarrow(width)) {
      done = narrow(packed, width, first, head, count, out);
    }
    ScalarUnpacking.ints(packed, width, first, done, count, out);
  }

  @Override
  public void between(
      MemorySegment packed,
      int width,
      int first,
      int count,
      long least,
      long greatest,
      long[] marks) {
    int done = 0;
    long from = Math.max(least, 0);
    long to = Math.min(greatest, BitPacking.mask(width));
    if (isNarrow(width) && beginsWithByte(first) && from <= to) {
      done = narrowBetween(packed, width, first, count, (int) from, (int) to, marks);
    } else if (isWide() && beginsWithByte(first)) {
      done = wideBetween(packed, width, first, count, least, greatest, marks);
    }
    ScalarUnpacking.between(packed, width, first, done, count, least, greatest, marks);
  }

  @Override
  public void in(MemorySegment packed, int width, int first, int count, long[] set, long[] marks) {
    int done = 0;
    if (isNarrow(width) && beginsWithByte(first) && set.length * Long.SIZE <= TABLE_BITS) {
      done = in(packed, width, first, count, table(set), marks);
    }
    ScalarUnpacking.in(packed, width, first, done, count, set, marks);
  }

  /** Whether vectors of 32-bit lanes hold numbers of a width, and begin with a byte each. */
  private static boolean isNarrow(int width) {
    return width <= MAX_INT_WIDTH && INTS.length() >= PLACES_OF_WHOLE_BYTES;
  }

  /** Whether vectors of 64-bit lanes begin with a byte each. */
  private static boolean isWide() {
    return LONGS.length() >= PLACES_OF_WHOLE_BYTES;
  }

  private static boolean beginsWithByte(int first) {
    return placesToWholeBytes(first) == 0;
  }

  /** Marks the numbers of whole words and answers how far it came. */
  private static int narrowBetween(
      MemorySegment packed,
      int width,
      int first,
      int count,
      int least,
      int greatest,
      long[] marks) {
    VectorShuffle<Byte> toInts = TO_INTS.get(width);
    IntVector shifts = IntVector.zero(INTS).addIndex(width).and(Byte.SIZE - 1);
    int mask = (int) BitPacking.mask(width);
    int end = inVectors(packed, width, first, count, INTS) & -Long.SIZE;
    long at = byteOf(first, width);
    for (int i = 0; i < end; i += Long.SIZE) {
      long word = 0;
      for (int j = 0; j < Long.SIZE; j += INTS.length(), at += byteOf(INTS.length(), width)) {
        IntVector numbers = ints(packed, at, toInts, shifts, mask);
        word |= numbers.sub(least).compare(VectorOperators.ULE, greatest - least).toLong() << j;
      }
      marks[i / Long.SIZE] = word;
    }
    return end;
  }

  /** Does so by lanes of 64 bits. */
  private static int wideBetween(
      MemorySegment packed,
      int width,
      int first,
      int count,
      long least,
      long greatest,
      long[] marks) {
    VectorShuffle<Byte> toLongs = TO_LONGS.get(width);
    LongVector shifts = LongVector.zero(LONGS).addIndex(width).and(Byte.SIZE - 1);
    long mask = BitPacking.mask(width);
    int end = inVectors(packed, width, first, count, LONGS) & -Long.SIZE;
    long at = byteOf(first, width);
    for (int i = 0; i < end; i += Long.SIZE) {
      long word = 0;
      for (int j = 0; j < Long.SIZE; j += LONGS.length(), at += byteOf(LONGS.length(), width)) {
        LongVector numbers = longs(packed, at, toLongs, shifts, mask);
        VectorMask<Long> isBetween =
            numbers
                .compare(VectorOperators.GE, least)
                .and(numbers.compare(VectorOperators.LE, greatest));
        word |= isBetween.toLong() << j;
      }
      marks[i / Long.SIZE] = word;
    }
    return end;
  }

  /** Marks the numbers of whole words that are in a set of bits; answers how far it came. */
  private static int in(
      MemorySegment packed, int width, int first, int count, int[] set, long[] marks) {
    VectorShuffle<Byte> toInts = TO_INTS.get(width);
    IntVector shifts = IntVector.zero(INTS).addIndex(width).and(Byte.SIZE - 1);
    IntVector table = IntVector.fromArray(INTS, set, 0);
    int mask = (int) BitPacking.mask(width);
    int end = inVectors(packed, width, first, count, INTS) & -Long.SIZE;
    long at = byteOf(first, width);
    for (int i = 0; i < end; i += Long.SIZE) {
      long word = 0;
      for (int j = 0; j < Long.SIZE; j += INTS.length(), at += byteOf(INTS.length(), width)) {
        IntVector numbers = ints(packed, at, toInts, shifts, mask);
        IntVector bits = numbers.lanewise(VectorOperators.LSHR, 5).selectFrom(table);
        word |=
            bits.lanewise(VectorOperators.LSHR, numbers)
                    .and(1)
                    .compare(VectorOperators.NE, 0)
                    .toLong()
                << j;
      }
      marks[i / Long.SIZE] = word;
    }
    return end;
  }

  /** A set of bits as one vector. */
  private static int[] table(long[] set) {
    int[] table = new int[INTS.length()];
    for (int i = 0; i < set.length; i++) {
      table[2 * i] = (int) set[i];
      table[2 * i + 1] = (int) (set[i] >>> Integer.SIZE);
    }
    return table;
  }

  /** Reads from one place of {@code out} on and answers how far it came. */
  private static int narrow(
      MemorySegment packed, int width, int first, int from, int to, int[] out) {
    VectorShuffle<Byte> toInts = TO_INTS.get(width);
    IntVector shifts = IntVector.zero(INTS).addIndex(width).and(Byte.SIZE - 1);
    int mask = (int) BitPacking.mask(width);
    int end = from + inVectors(packed, width, first + from, to - from, INTS);
    long at = byteOf(first + from, width);
    for (int i = from; i < end; i += INTS.length(), at += byteOf(INTS.length(), width)) {
      ints(packed, at, toInts, shifts, mask).intoArray(out, i);
    }
    return end;
  }

  /** Does so by lanes of 32 bits, each of which then becomes one of 64. */
  private static int narrow(
      MemorySegment packed, int width, long base, int first, int from, int to, long[] out) {
    VectorShuffle<Byte> toInts = TO_INTS.get(width);
    IntVector shifts = IntVector.zero(INTS).addIndex(width).and(Byte.SIZE - 1);
    int mask = (int) BitPacking.mask(width);
    int end = from + inVectors(packed, width, first + from, to - from, INTS);
    long at = byteOf(first + from, width);
    for (int i = from; i < end; i += INTS.length(), at += byteOf(INTS.length(), width)) {
      IntVector numbers = ints(packed, at, toInts, shifts, mask);
      half(numbers, 0).add(base).intoArray(out, i);
      half(numbers, 1).add(base).intoArray(out, i + LONGS.length());
    }
    return end;
  }

  /** Does so by lanes of 64 bits. */
  private static int wide(
      MemorySegment packed, int width, long base, int first, int from, int to, long[] out) {
    VectorShuffle<Byte> toLongs = TO_LONGS.get(width);
    LongVector shifts = LongVector.zero(LONGS).addIndex(width).and(Byte.SIZE - 1);
    long mask = BitPacking.mask(width);
    int end = from + inVectors(packed, width, first + from, to - from, LONGS);
    long at = byteOf(first + from, width);
    for (int i = from; i < end; i += LONGS.length(), at += byteOf(LONGS.length(), width)) {
      longs(packed, at, toLongs, shifts, mask).add(base).intoArray(out, i);
    }
    return end;
  }

  private static IntVector ints(
      MemorySegment packed, long at, VectorShuffle<Byte> toInts, IntVector shifts, int mask) {
    return ByteVector.fromMemorySegment(BYTES, packed, at, ByteOrder.LITTLE_ENDIAN)
        .rearrange(toInts)
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHR, shifts)
        .and(mask);
  }

  private static LongVector longs(
      MemorySegment packed, long at, VectorShuffle<Byte> toLongs, LongVector shifts, long mask) {
    return ByteVector.fromMemorySegment(BYTES, packed, at, ByteOrder.LITTLE_ENDIAN)
        .rearrange(toLongs)
        .reinterpretAsLongs()
        .lanewise(VectorOperators.LSHR, shifts)
        .and(mask);
  }

  private static LongVector half(IntVector numbers, int part) {
    return (LongVector) numbers.convertShape(VectorOperators.ZERO_EXTEND_I2L, LONGS, part);
  }

  /** How many of the numbers whole vectors can read without reaching beyond the segment. */
  private static int inVectors(
      MemorySegment packed, int width, int first, int count, VectorSpecies<?> lanes) {
    long room = packed.byteSize() - byteOf(first, width) - BYTES.length();
    if (room < 0) {
      return 0;
    }
    long step = byteOf(lanes.length(), width);
    long vectors = step == 0 ? count : room / step + 1;
    return (int) Math.min(count / lanes.length(), vectors) * lanes.length();
  }

  private static int placesToWholeBytes(int first) {
    return -first & (PLACES_OF_WHOLE_BYTES - 1);
  }

  private static long byteOf(int place, int width) {
    return (long) place * width / Byte.SIZE;
  }
}
