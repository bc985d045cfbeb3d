package io.weir.collector.agent;

/**
 * What an agent is to know of the flow samples of a datagram, for all of them at once: one lock
 * instead of one for each, which waits for every store before it. Belongs to one thread.
 */
public final class FlowSampleNotes {
  private static final int MAX_SAMPLES = 64; // as many as a datagram has, but for contrived ones

  private final long[] sourceClasses = new long[MAX_SAMPLES];
  private final long[] indexes = new long[MAX_SAMPLES];
  private final int[] numbers = new int[MAX_SAMPLES];
  private final long[] rates = new long[MAX_SAMPLES];
  private final int[] pools = new int[MAX_SAMPLES];
  private final int[] drops = new int[MAX_SAMPLES];
  private int count;

  /** Notes a sample, with what its source has counted so far; there must be room for it. */
  public void add(
      long sourceClass, long index, int number, long samplingRate, int pool, int cumulativeDrops) {
    sourceClasses[count] = sourceClass;
    indexes[count] = index;
    numbers[count] = number;
    rates[count] = samplingRate;
    pools[count] = pool;
    drops[count] = cumulativeDrops;
    count++;
  }

  /** Whether there is no room for one more. */
  public boolean isFull() {
    return count == MAX_SAMPLES;
  }

  /** Tells the agent of each, and begins anew. */
  void drainTo(Agent agent) {
    for (int i = 0; i < count; i++) {
      agent.sampled(sourceClasses[i], indexes[i], numbers[i], rates[i], pools[i], drops[i]);
    }
    count = 0;
  }
}
