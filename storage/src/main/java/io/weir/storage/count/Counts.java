package io.weir.storage.count;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often what has happened: a count for each constant of an enum. Any thread may add and read.
 *
 * @param <C> what is counted
 */
public class Counts<C extends Enum<C>> {
  private final Map<C, LongAdder> counts;

  /** Counts at zero. */
  public Counts(Class<C> counters) {
    counts = new EnumMap<>(counters);
    for (C counter : EnumSet.allOf(counters)) {
      counts.put(counter, new LongAdder());
    }
  }

  /** Adds one. */
  public final void add(C counter) {
    add(counter, 1);
  }

  /** Adds to a count. */
  public final void add(C counter, long count) {
    counts.get(counter).add(count);
  }

  /** What a count has come to. */
  public final long get(C counter) {
    return counts.get(counter).sum();
  }
}
