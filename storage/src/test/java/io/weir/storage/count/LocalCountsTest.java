package io.weir.storage.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocalCountsTest {
  private enum Fruit {
    APPLE,
    PEAR
  }

  private final Counts<Fruit> total = new Counts<>(Fruit.class);
  private final LocalCounts<Fruit> counts = new LocalCounts<>(total, Fruit.class);

  @Test
  void keepsWhatItCountsUntilItHandsThatOver() {
    counts.add(Fruit.PEAR, 2);
    counts.add(Fruit.PEAR, 40);
    assertEquals(0, total.get(Fruit.PEAR));

    counts.handOver();
    assertEquals(42, total.get(Fruit.PEAR));
    assertEquals(0, total.get(Fruit.APPLE));
  }

  @Test
  void handsOverWhatIsNewOnly() {
    counts.add(Fruit.APPLE, 1);
    counts.handOver();
    counts.handOver();
    counts.add(Fruit.APPLE, 1);
    counts.handOver();

    assertEquals(2, total.get(Fruit.APPLE));
  }
}
