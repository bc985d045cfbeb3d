package io.weir.storage.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsTest {
  private enum Fruit {
    APPLE,
    PEAR,
    PLUM
  }

  private final Counts<Fruit> counts = new Counts<>(Fruit.class);

  @Test
  void countsEachForItself() {
    counts.add(Fruit.APPLE);
    counts.add(Fruit.PLUM, 40);
    counts.add(Fruit.PLUM, 2);

    assertEquals(1, counts.get(Fruit.APPLE));
    assertEquals(0, counts.get(Fruit.PEAR));
    assertEquals(42, counts.get(Fruit.PLUM));
  }

  @Test
  void losesNothingThatThreadsAddAtOnce() throws InterruptedException {
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; n < 10_000; n++) {
                      counts.add(Fruit.PEAR);
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(40_000, counts.get(Fruit.PEAR));
  }
}
