package io.weir.storage.count;

/**
 * What one thread counts until it hands that over to the counts of all threads: an atomic addition
 * waits for every store before it, which is much where packets are counted one by one. Belongs to
 * one thread.
 *
 * @param <C> what is counted
 */
public final class LocalCounts<C extends Enum<C>> {
  private final Counts<C> total;
  private final C[] counters;
  private final long[] counts;

  /** Counts at zero, on their way to others. */
  public LocalCounts(Counts<C> total, Class<C> counters) {
    this.total = total;
    this.counters = counters.getEnumConstants();
    this.counts = new long[this.counters.length];
  }

  /** Adds to a count. */
  @SuppressWarnings("EnumOrdinal") // what an EnumMap would do, without an object for each count
  public void add(C counter, long count) {
    counts[counter.ordinal()] += count;
  }

  /** Hands over what was counted. */
  public void handOver() {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        total.add(counters[i], counts[i]);
        counts[i] = 0;
      }
    }
  }
}
