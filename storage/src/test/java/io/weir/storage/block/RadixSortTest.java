package io.weir.storage.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RadixSortTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final RadixSort sort = new RadixSort();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 11, 12, 33, 57, 63})
  void sortsNumbersOfAnyWidthAndTellsWhereTheyWere(int width) {
    for (int count : new int[] {1, 2, 1000, Block.MAX_ROWS}) {
      long max = (1L << width) - 1;
      long[] numbers = random.longs(count).map(number -> number & max).toArray();
      for (int place = 0; place < count; place++) {
        sort.put(place, numbers[place]);
      }
      sort.sort(count, max);
      long[] sorted = numbers.clone();
      Arrays.sort(sorted);
      for (int rank = 0; rank < count; rank++) {
        assertEquals(sorted[rank], sort.number(rank), "seed " + seed);
        assertEquals(sorted[rank], numbers[sort.place(rank)], "seed " + seed);
      }
    }
  }
}
