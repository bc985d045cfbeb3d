package io.weir.collector.health.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombinationsTest {
  private static final int WIDTH = 3;

  @Test
  void numbersCombinationsAsAMapDoes() {
    Combinations combinations = new Combinations(WIDTH);
    Map<List<Integer>, Integer> expected = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int[] combination = IntStream.generate(() -> random.nextInt(-1, 12)).limit(WIDTH).toArray();
      List<Integer> key = IntStream.of(combination).boxed().toList();
      int next = expected.size();
      assertEquals(expected.computeIfAbsent(key, _ -> next), combinations.number(combination));
    }
    assertEquals(expected.size(), combinations.size());
    expected.forEach(
        (key, number) ->
            assertArrayEquals(
                key.stream().mapToInt(part -> part).toArray(),
                IntStream.range(0, WIDTH).map(i -> combinations.part(number, i)).toArray()));
  }

  @Test
  void countsHowOftenACombinationHasCome() {
    Occurrences occurrences = new Occurrences(2);
    for (int i = 0; i < 1_000; i++) {
      occurrences.add(i % 100, i % 2);
    }
    assertEquals(100, occurrences.size());
    IntStream.range(0, 100).forEach(number -> assertEquals(10, occurrences.count(number)));
    assertEquals(99, occurrences.part(99, 0));
    assertEquals(1, occurrences.part(99, 1));
  }
}
