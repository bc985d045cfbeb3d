package io.weir.storage.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of some rows read, from any selection of rows, as if all rows had one. */
final class SparseTest {
  private static final int[] COUNTS = {1, 2, 63, 64, 65, 1000, Block.MAX_ROWS};

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0005, 0.1, 0.5, 0.9, 0.9995})
  void readsARowWithoutAValueAsTheOneBeforeIt(double share) {
    for (int count : COUNTS) {
      check(present(count, share), share + " of " + count + ", seed " + seed);
    }
  }

  @Test
  void readsStretchesOfRowsThatHaveAValueAndOfSuchThatHaveNot() {
    for (int count : COUNTS) {
      boolean[] present = new boolean[count];
      for (int row = 0; row < count; row++) {
        boolean changes = row == 0 || random.nextInt(100) == 0;
        present[row] = changes ? random.nextBoolean() : present[row - 1];
      }
      present[random.nextInt(count)] = true;
      check(present, "stretches, " + count + ", seed " + seed);
    }
  }

  @Test
  void paysWhereManyRowsLackAValue() {
    long[] numbers = random.longs(8000, 0, 1 << 13).toArray();
    assertTrue(Sparse.pays(Profile.of(numbers, 4000), 8000));
    assertFalse(Sparse.pays(Profile.of(numbers, 7500), 8000));
    Arrays.fill(numbers, 7);
    assertFalse(Sparse.pays(Profile.of(numbers, 4000), 8000), "one number is enough for all rows");
  }

  @Test
  void refusesRanksThatAreNotOfItsRows() {
    BlockOutput out = new BlockOutput();
    out.putShort(3); // before the only word
    MemorySegment encoded = MemorySegment.ofArray(out.bytes());
    MemorySegment presence = MemorySegment.ofArray(new long[] {1});
    assertThrows(IllegalArgumentException.class, () -> Sparse.read(encoded, presence, 2));
  }

  private boolean[] present(int count, double share) {
    boolean[] present = new boolean[count];
    for (int row = 0; row < count; row++) {
      present[row] = random.nextDouble() < share;
    }
    present[random.nextInt(count)] = true;
    return present;
  }

  private void check(boolean[] present, String what) {
    int rows = present.length;
    long[] words = new long[(rows + 63) / 64];
    long[] numbers = new long[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (present[row]) {
        words[row / 64] |= 1L << row;
        numbers[count++] = random.nextLong(1 << 13);
      }
    }
    numbers[random.nextInt(count)] = 0; // as one of codes is
    long[] expected = spread(present, numbers);
    Sparse sparse = writeAndRead(words, numbers, count, rows);
    Rows selection = new Rows(rows);
    selection.range(0, rows);
    check(sparse, selection, present, expected, what);
    for (int i = 0; i < 10; i++) {
      int first = random.nextInt(rows);
      selection.range(first, random.nextInt(rows - first) + 1);
      check(sparse, selection, present, expected, what + ", range from " + first);
    }
    int listed = 0;
    for (int row = 0; row < rows; row++) {
      if (random.nextInt(3) == 0 || row == rows - 1) {
        selection.ids()[listed++] = row;
      }
    }
    selection.list(listed);
    check(sparse, selection, present, expected, what + ", list");
  }

  private static long[] spread(boolean[] present, long[] numbers) {
    long[] spread = new long[present.length];
    int at = -1;
    for (int row = 0; row < present.length; row++) {
      at += present[row] ? 1 : 0;
      spread[row] = numbers[Math.max(at, 0)];
    }
    return spread;
  }

  private static Sparse writeAndRead(long[] words, long[] numbers, int count, int rows) {
    BlockOutput out = new BlockOutput();
    Profile profile = Profile.of(numbers, count);
    Sparse.write(out, words, rows, numbers, profile);
    assertEquals(
        Sparse.rankBytes(rows) + 1 + Encoding.smallestBytes(profile), out.size(), "its size");
    return Sparse.read(
        MemorySegment.ofArray(out.bytes()).asSlice(0, out.size()),
        MemorySegment.ofArray(words),
        rows);
  }

  private void check(Sparse sparse, Rows rows, boolean[] present, long[] numbers, String what) {
    int count = rows.count();
    long[] longs = new long[count];
    int[] ints = new int[count];
    long[] expected = new long[count];
    int[] expectedInts = new int[count];
    for (int i = 0; i < count; i++) {
      expected[i] = numbers[rows.row(i)];
      expectedInts[i] = (int) expected[i];
    }
    sparse.longs(rows, longs);
    sparse.ints(rows, ints);
    assertArrayEquals(expected, longs, what);
    assertArrayEquals(expectedInts, ints, what);
    assertEquals(expected[count - 1], sparse.get(rows.row(count - 1)), what);
    long[] marks = new long[(count + 63) / 64];
    long least = random.nextLong(1 << 13);
    long greatest = random.nextLong(least, 1 << 13);
    sparse.between(rows, least, greatest, marks);
    for (int i = 0; i < count; i++) {
      boolean wanted = expected[i] >= least && expected[i] <= greatest;
      assertMark(rows, present, marks, i, wanted, what);
    }
    long[] set = random.longs((1 << 13) / 64).toArray();
    sparse.in(rows, set, marks);
    for (int i = 0; i < count; i++) {
      boolean wanted = (set[(int) expected[i] >>> 6] >>> expected[i] & 1) != 0;
      assertMark(rows, present, marks, i, wanted, what);
    }
  }

  /** What is marked of a row without a value means nothing. */
  private static void assertMark(
      Rows rows, boolean[] present, long[] marks, int place, boolean wanted, String what) {
    boolean marked = (marks[place >>> 6] >>> place & 1) != 0;
    assertTrue(!present[rows.row(place)] || marked == wanted, () -> what + ", place " + place);
  }
}
