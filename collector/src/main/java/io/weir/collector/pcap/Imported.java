package io.weir.collector.pcap;

/**
 * What a capture held.
 *
 * @param datagrams of sFlow
 * @param firstMillis when the earliest of them came, in milliseconds since 1970
 * @param lastMillis when the latest came
 */
public record Imported(long datagrams, long firstMillis, long lastMillis) {
  static final Imported NOTHING = new Imported(0, Long.MAX_VALUE, Long.MIN_VALUE);

  /** Whether there was none. */
  public boolean isEmpty() {
    return datagrams == 0;
  }

  Imported and(long timeMillis) {
    return new Imported(
        datagrams + 1, Math.min(firstMillis, timeMillis), Math.max(lastMillis, timeMillis));
  }
}
