package io.weir.query.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DistinctValuesTest {
  private static final double STANDARD_ERROR = 1.04 / 64;

  @Test
  void countsFewExactly() {
    DistinctValues values = new DistinctValues();
    for (long value = 0; value < 256; value++) {
      values.add(value);
      values.add(value);
      assertEquals(value + 1, values.count());
    }
  }

  @Test
  void estimatesManyWithinTheStatedError() {
    for (int size : new int[] {300, 3_000, 30_000, 300_000}) {
      double squares = 0;
      int runs = 60;
      for (int run = 0; run < runs; run++) {
        double off = (double) ofRange((long) run << 32, size).count() / size - 1;
        squares += off * off;
      }
      double error = Math.sqrt(squares / runs);
      assertTrue(error < 1.3 * STANDARD_ERROR, size + " values: " + error);
    }
  }

  @Test
  void comesToTheSameHoweverValuesAreSharedOut() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int size : new int[] {10, 200, 300, 5_000}) {
      DistinctValues[] parts = {new DistinctValues(), new DistinctValues(), new DistinctValues()};
      DistinctValues whole = new DistinctValues();
      for (int i = 0; i < size; i++) {
        long value = random.nextLong();
        whole.add(value);
        parts[random.nextInt(3)].add(value);
        parts[random.nextInt(3)].add(value);
      }
      DistinctValues together = new DistinctValues();
      for (DistinctValues part : parts) {
        together.add(part);
      }
      assertEquals(whole.count(), together.count(), "seed " + seed + ", " + size);
    }
  }

  private static DistinctValues ofRange(long first, int size) {
    DistinctValues values = new DistinctValues();
    for (int i = 0; i < size; i++) {
      values.add(first + i);
    }
    return values;
  }
}
