package io.weir.collector.agent;

/** How many datagrams may come in each second. Whoever uses it sees to it that one thread does. */
final class RateLimit {
  private final int datagramsPerSecond;
  private long second;
  private int inSecond;

  /**
   * A limit.
   *
   * @param datagramsPerSecond 0 sets none
   */
  RateLimit(int datagramsPerSecond) {
    this.datagramsPerSecond = datagramsPerSecond;
  }

  /** Whether one more is within the limit. */
  boolean admits(long receivedMillis) {
    if (datagramsPerSecond == 0) {
      return true;
    }
    if (second != receivedMillis / 1000) {
      second = receivedMillis / 1000;
      inSecond = 0;
    }
    inSecond++;
    return inSecond <= datagramsPerSecond;
  }
}
