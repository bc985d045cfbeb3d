package io.weir.storage.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to unpack reads what was packed: at any width, from any place, to any length. */
final class UnpackingContractTest {
  private static final int NUMBERS = 700;
  private static final int MAX_SET_WIDTH = 12; // beyond, a set says nothing new

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  static Stream<Arguments> waysAndWidths() {
    return Stream.of(new ScalarUnpacking(), new VectorUnpacking())
        .flatMap(
            way ->
                IntStream.rangeClosed(0, BitPacking.MAX_WIDTH)
                    .mapToObj(width -> Arguments.of(way, width)));
  }

  @ParameterizedTest
  @MethodSource("waysAndWidths")
  void readsWhatWasPackedAtAnyPlace(Unpacking way, int width) {
    long[] numbers = random.longs(NUMBERS).map(number -> number & BitPacking.mask(width)).toArray();
    numbers[random.nextInt(NUMBERS)] = BitPacking.mask(width);
    for (MemorySegment packed : packed(numbers, width)) {
      for (int first = 0; first <= 70; first++) {
        for (int count = 0; count <= 70; count++) {
          check(way, packed, width, numbers, first, count);
        }
      }
      for (int first = 0; first < NUMBERS; first += 1 + random.nextInt(40)) {
        check(way, packed, width, numbers, first, NUMBERS - first);
      }
    }
  }

  @Test
  void takesVectorsOnceTheyAreAhead() {
    long[] time = {0};
    int[] rounds = {0};
    Unpacking slow = new ScalarUnpacking();
    assertTrue(
        FastestUnpacking.isAhead(
            slow,
            slow,
            () -> {
              // each call ends a stretch: the first way's take 4, 3 and 2 seconds, the other's 3
              int stretch = rounds[0]++;
              time[0] += stretch == 0 ? 0 : stretch % 2 == 1 ? 4 - stretch / 2 : 3;
              return time[0] * 1_000_000_000L;
            }));
    assertEquals(1 + 2 * 3, rounds[0]);
  }

  @Test
  void givesUpOnVectorsThatStayBehind() {
    long[] calls = {0};
    assertFalse(
        FastestUnpacking.isAhead(
            new ScalarUnpacking(),
            new ScalarUnpacking(),
            () -> 10_000_000_000L * calls[0]++)); // both take as long
    assertEquals(1 + 2 * 3, calls[0]);
  }

  /** With no byte behind them, as numbers at the end of a file are, in the heap and outside. */
  private static List<MemorySegment> packed(long[] numbers, int width) {
    BlockOutput out = new BlockOutput();
    BitPacking.write(out, numbers, numbers.length, 0, width);
    byte[] bytes = Arrays.copyOf(out.bytes(), out.size());
    MemorySegment outside = Arena.ofAuto().allocate(bytes.length);
    outside.copyFrom(MemorySegment.ofArray(bytes));
    return List.of(MemorySegment.ofArray(bytes), outside);
  }

  private void check(
      Unpacking way, MemorySegment packed, int width, long[] numbers, int first, int count) {
    String what = "%d from %d, width %d, seed %d".formatted(count, first, width, seed);
    long base = random.nextLong();
    long[] expected = new long[count + 1]; // what lies behind stays as it is
    int[] expectedInts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      expected[i] = base + numbers[first + i];
      expectedInts[i] = (int) numbers[first + i];
    }
    long[] longs = new long[count + 1];
    way.longs(packed, width, base, first, count, longs);
    assertArrayEquals(expected, longs, what);
    int[] ints = new int[count + 1];
    way.ints(packed, width, first, count, ints);
    assertArrayEquals(expectedInts, ints, what);
    marksWhatLiesBetween(way, packed, width, numbers, first, count);
    if (width <= MAX_SET_WIDTH) {
      marksWhatIsInASet(way, packed, width, numbers, first, count);
    }
  }

  private void marksWhatLiesBetween(
      Unpacking way, MemorySegment packed, int width, long[] numbers, int first, int count) {
    long one = numbers[random.nextInt(NUMBERS)] + random.nextInt(-1, 2);
    long other = random.nextInt(3) == 0 ? one : numbers[random.nextInt(NUMBERS)];
    long least = Math.min(one, other);
    long greatest = Math.max(one, other);
    long[] marks = dirty(count);
    way.between(packed, width, first, count, least, greatest, marks);
    assertMarks(
        i -> numbers[first + i] >= least && numbers[first + i] <= greatest,
        marks,
        count,
        "%d to %d of width %d, %d from %d, seed %d"
            .formatted(least, greatest, width, count, first, seed));
    way.between(packed, width, first, count, greatest + 1, least, marks);
    assertMarks(_ -> false, marks, count, "none of width " + width);
  }

  private void marksWhatIsInASet(
      Unpacking way, MemorySegment packed, int width, long[] numbers, int first, int count) {
    long[] set = random.longs((1 << width >>> 6) + 1).toArray();
    long[] marks = dirty(count);
    way.in(packed, width, first, count, set, marks);
    assertMarks(
        i -> (set[(int) numbers[first + i] >>> 6] >>> numbers[first + i] & 1) != 0,
        marks,
        count,
        "a set of width %d, %d from %d, seed %d".formatted(width, count, first, seed));
  }

  private static long[] dirty(int count) {
    long[] marks = new long[(count + 63) / 64];
    Arrays.fill(marks, -1);
    return marks;
  }

  private static void assertMarks(IntPredicate expected, long[] marks, int count, String what) {
    BitSet wanted = new BitSet();
    for (int i = 0; i < count; i++) {
      wanted.set(i, expected.test(i));
    }
    assertEquals(wanted, BitSet.valueOf(marks), what);
  }
}
