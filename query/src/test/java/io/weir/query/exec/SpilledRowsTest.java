package io.weir.query.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpilledRowsTest {
  private static final int INPUTS = 3;
  private static final int GROUPS = 5000;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final SpilledRows rows = new SpilledRows(1, INPUTS, new Slabs());
  private final Map<Long, List<List<Long>>> expected = new HashMap<>();
  private int count;

  @Test
  void handsOnNarrowRows() {
    addBatches(50, 1L << 32, false);
    assertHandedOn();
  }

  @Test
  void handsOnNarrowRowsAndThoseThatDoNotFitBehindThem() {
    addBatches(20, 1L << 32, false);
    addBatches(20, 1L << 40, false);
    addBatches(5, 1L << 32, false);
    assertHandedOn();
  }

  @Test
  void handsOnRowsOfWhichSomeLackValues() {
    addBatches(3, 100, false);
    addBatches(30, Long.MAX_VALUE, true);
    assertHandedOn();
  }

  private void addBatches(int batches, long bound, boolean partial) {
    for (int batch = 0; batch < batches; batch++) {
      long[][] words = new long[1][Batches.SIZE];
      long[][] values = new long[INPUTS][Batches.SIZE];
      boolean[][] present = new boolean[INPUTS][Batches.SIZE];
      for (int i = 0; i < Batches.SIZE; i++) {
        words[0][i] = random.nextInt(GROUPS);
        List<Long> cells = new ArrayList<>();
        for (int input = 0; input < INPUTS; input++) {
          values[input][i] = random.nextLong(bound);
          present[input][i] = !partial || random.nextBoolean();
          cells.add(present[input][i] ? (Long) values[input][i] : null);
        }
        expected.computeIfAbsent(words[0][i], _ -> new ArrayList<>()).add(cells);
      }
      rows.add(words, new ArgumentWords(values, present, new boolean[INPUTS]), Batches.SIZE);
      count += Batches.SIZE;
    }
  }

  /** Those of a group in their order. */
  private void assertHandedOn() {
    Map<Long, List<List<Long>>> actual = new HashMap<>();
    int told = 0;
    for (int partition = 0; partition < 1 << SpilledRows.PARTITION_BITS; partition++) {
      told += rows.rows(partition);
      rows.forEach(
          partition,
          (words, values, present, partial, size) -> {
            for (int i = 0; i < size; i++) {
              List<Long> cells = new ArrayList<>();
              for (int input = 0; input < INPUTS; input++) {
                boolean isThere = !partial || present[input][i];
                cells.add(isThere ? (Long) values[input][i] : null);
              }
              actual.computeIfAbsent(words[0][i], _ -> new ArrayList<>()).add(cells);
            }
          });
    }
    assertEquals(count, told, "seed " + seed);
    assertEquals(expected, actual, "seed " + seed);
  }
}
