package io.weir.storage.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every encoding writes it reads back, from any selection of rows, in the bytes it promised.
 */
final class EncodingContractTest {
  private static final int[] COUNTS = {1, 2, 63, 64, 65, 1000, Block.MAX_ROWS};

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  static int[] widths() {
    int[] widths = new int[Long.SIZE + 1];
    Arrays.setAll(widths, width -> width);
    return widths;
  }

  @ParameterizedTest
  @MethodSource("widths")
  void readsWhatItWroteAtEveryWidth(int width) {
    long span = width == Long.SIZE ? -1 : (1L << width) - 1;
    for (int count : COUNTS) {
      long base = width == Long.SIZE ? Long.MIN_VALUE : random.nextLong() >> 1 & ~span;
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = base + (random.nextLong() & span);
      }
      numbers[random.nextInt(count)] = base + span; // the greatest is there
      for (Encoding encoding : Encoding.values()) {
        check(encoding, numbers);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatSeldomChanges(Encoding encoding) {
    for (int count : COUNTS) {
      for (int run = 1; run <= count; run *= 3) {
        long[] numbers = new long[count];
        for (int i = 1; i < count; i++) {
          numbers[i] = random.nextInt(run) == 0 ? random.nextLong(1 << 20) : numbers[i - 1];
        }
        check(encoding, numbers);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatDrifts(Encoding encoding) {
    for (int count : COUNTS) {
      for (int step : new int[] {1, 2, 1000}) {
        long[] numbers = new long[count];
        numbers[0] = random.nextLong() >> 8;
        for (int i = 1; i < count; i++) {
          numbers[i] = numbers[i - 1] + random.nextInt(-1, step + 1);
        }
        check(encoding, numbers);
      }
    }
  }

  @Test
  void takesLittleForWhatSeldomChangesOrDrifts() {
    long[] seldom = new long[Block.MAX_ROWS];
    long[] drifting = new long[Block.MAX_ROWS];
    for (int i = 1; i < Block.MAX_ROWS; i++) {
      seldom[i] = i % 1000 == 0 ? random.nextLong(1L << 40) : seldom[i - 1];
      drifting[i] = drifting[i - 1] + random.nextInt(4);
    }
    assertTrue(Encoding.smallestBytes(Profile.of(seldom, seldom.length)) < 1000);
    assertTrue(Encoding.smallestBytes(Profile.of(drifting, drifting.length)) < 70_000);
  }

  @ParameterizedTest
  @EnumSource
  void readsExtremes(Encoding encoding) {
    check(encoding, new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1});
    check(encoding, new long[] {Long.MIN_VALUE, Long.MIN_VALUE});
    check(encoding, new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 1});
    check(encoding, new long[] {-1, 0});
    check(encoding, new long[] {0});
  }

  private void check(Encoding encoding, long[] numbers) {
    Profile profile = Profile.of(numbers, numbers.length);
    long promised = encoding.bytes(profile);
    if (promised == Encoding.NEVER) {
      return; // they do not fit it
    }
    BlockOutput out = new BlockOutput();
    encoding.write(out, numbers, profile);
    String what = "%s of %s, seed %d".formatted(encoding, profile, seed);
    assertEquals(promised, out.size(), what);
    // no byte more than it promised: a read beyond its end fails
    Values values =
        encoding.read(MemorySegment.ofArray(out.bytes()).asSlice(0, out.size()), numbers.length);
    Rows rows = new Rows(numbers.length);
    rows.range(0, numbers.length);
    checkRows(values, numbers, rows, what);
    int first = random.nextInt(numbers.length);
    rows.range(first, random.nextInt(numbers.length - first) + 1);
    checkRows(values, numbers, rows, what + ", range");
    int count = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (random.nextInt(3) == 0 || row == numbers.length - 1) {
        rows.ids()[count++] = row;
      }
    }
    rows.list(count);
    checkRows(values, numbers, rows, what + ", list");
  }

  private static void checkRows(Values values, long[] numbers, Rows rows, String what) {
    assertTrue(rows.count() > 0, what);
    long[] expected = new long[rows.count()];
    int[] expectedInts = new int[rows.count()];
    boolean fitInts = true;
    for (int i = 0; i < expected.length; i++) {
      expected[i] = numbers[rows.row(i)];
      expectedInts[i] = (int) expected[i];
    }
    for (long number : numbers) {
      fitInts &= number >= 0 && number <= Integer.MAX_VALUE;
    }
    long[] longs = new long[rows.count()];
    values.longs(rows, longs);
    assertArrayEquals(expected, longs, what);
    if (fitInts) {
      int[] ints = new int[rows.count()];
      values.ints(rows, ints);
      assertArrayEquals(expectedInts, ints, what);
    }
  }
}
