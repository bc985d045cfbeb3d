package io.weir.collector.agent;

/** Counts the structures of one datagram, by their numbers. Belongs to one thread. */
public final class StructureTally {
  /** How many structures there may be. */
  static final int MAX_STRUCTURES = 256;

  private final int[] counts = new int[MAX_STRUCTURES];

  /** Counts a structure. */
  public void add(int structure) {
    counts[structure]++;
  }

  /** Adds what was counted to some sums, and begins anew. */
  void drainTo(long[] sums) {
    for (int structure = 0; structure < counts.length; structure++) {
      sums[structure] += counts[structure];
      counts[structure] = 0;
    }
  }
}
