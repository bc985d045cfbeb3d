package io.weir.jmh.ingest;

/**
 * What a sender has sent.
 *
 * @param datagrams how many
 * @param nanos in which time
 */
record Sent(long datagrams, long nanos) {
  static Sent parse(String line) {
    String[] words = line.split(" ", -1);
    return new Sent(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  long samples() {
    return datagrams * Traffic.SAMPLES_A_DATAGRAM;
  }

  double datagramsPerSecond() {
    return datagrams * 1e9 / nanos;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return datagrams + " " + nanos;
  }
}
