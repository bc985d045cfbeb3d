package io.weir.jmh.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** How long something takes that was done for a while before: the median of several runs. */
final class Median {
  private static final int RUNS = 7;
  private static final long WARM_NANOS = 2_000_000_000;
  private static final long ENOUGH_NANOS = 500_000_000; // of runs that take less, there are more

  private Median() {}

  static double millis(Callable<?> task) throws Exception {
    long warm = System.nanoTime() + WARM_NANOS;
    do {
      task.call();
    } while (System.nanoTime() < warm);
    List<Long> nanos = new ArrayList<>();
    long enough = System.nanoTime() + ENOUGH_NANOS;
    while (nanos.size() < RUNS || System.nanoTime() < enough) {
      long begin = System.nanoTime();
      task.call();
      nanos.add(System.nanoTime() - begin);
    }
    Collections.sort(nanos);
    return nanos.get(nanos.size() / 2) / 1e6;
  }
}
