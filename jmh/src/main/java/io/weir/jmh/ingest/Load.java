package io.weir.jmh.ingest;

/**
 * What a sender is to offer.
 *
 * @param datagramsPerSecond 0 for as many as it can
 * @param millis for how long
 */
record Load(long datagramsPerSecond, long millis) {
  static Load flood(long millis) {
    return new Load(0, millis);
  }

  static Load parse(String line) {
    String[] words = line.split(" ", -1);
    return new Load(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  boolean isFlood() {
    return datagramsPerSecond == 0;
  }

  /** Whether the next datagrams are not due yet. */
  boolean isAhead(long sent, long elapsedNanos) {
    return !isFlood() && sent > elapsedNanos * 1e-9 * datagramsPerSecond;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return datagramsPerSecond + " " + millis;
  }
}
