package io.weir.collector.agent;

/**
 * Counts the structures of one datagram, by their numbers, and those of its timestamps that are not
 * believed. Belongs to one thread.
 */
public final class StructureTally {
  /** How many structures there may be. */
  static final int MAX_STRUCTURES = 256;

  private final int[] counts = new int[MAX_STRUCTURES];
  private final int[] seen = new int[MAX_STRUCTURES];
  private int seenCount;
  private int refusedTimestamps;

  /** Counts a structure. */
  public void add(int structure) {
    if (counts[structure]++ == 0) {
      seen[seenCount++] = structure;
    }
  }

  /** Counts a timestamp that is too far from the collector's clock. */
  public void refuseTimestamp() {
    refusedTimestamps++;
  }

  /** How many timestamps were refused. */
  int refusedTimestamps() {
    return refusedTimestamps;
  }

  /** Adds the structures that were counted to some sums. */
  void addTo(long[] sums) {
    for (int i = 0; i < seenCount; i++) {
      sums[seen[i]] += counts[seen[i]];
    }
  }

  /** Begins anew. */
  public void clear() {
    for (int i = 0; i < seenCount; i++) {
      counts[seen[i]] = 0;
    }
    seenCount = 0;
    refusedTimestamps = 0;
  }
}
