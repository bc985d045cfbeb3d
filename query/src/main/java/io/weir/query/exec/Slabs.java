package io.weir.query.exec;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Large arrays that one query after the other uses: a new one costs its clearing, page by page. A
 * few are kept, while there is memory for them. Safe for any thread.
 */
final class Slabs {
  /** Numbers of one array; so many that the garbage collector leaves it where it is. */
  static final int SIZE = 1 << 20;

  /** The part of the heap that spare ones may take. */
  private static final int PART_OF_HEAP = 16;

  private final int most =
      (int) (Runtime.getRuntime().maxMemory() / PART_OF_HEAP / SIZE / Long.BYTES);
  private final AtomicInteger kept = new AtomicInteger();
  private final Queue<SoftReference<long[]>> spare = new ConcurrentLinkedQueue<>();

  /** An array, which holds whatever its user before has left. */
  long[] take() {
    for (SoftReference<long[]> some = spare.poll(); some != null; some = spare.poll()) {
      kept.decrementAndGet();
      long[] slab = some.get();
      if (slab != null) {
        return slab;
      }
    }
    return new long[SIZE];
  }

  /** Takes arrays back, which nobody uses any more. */
  void giveBack(List<long[]> slabs) {
    for (long[] slab : slabs) {
      if (kept.incrementAndGet() > most) {
        kept.decrementAndGet();
        return;
      }
      spare.add(new SoftReference<>(slab));
    }
  }
}
