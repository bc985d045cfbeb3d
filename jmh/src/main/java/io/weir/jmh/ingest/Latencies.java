package io.weir.jmh.ingest;

import java.util.Arrays;

/** Times from a sample's sending to the answer that shows it, in nanoseconds, ascending. */
final class Latencies {
  private final long[] nanos;

  Latencies(long[] nanos) {
    this.nanos = nanos.clone();
    Arrays.sort(this.nanos);
  }

  int count() {
    return nanos.length;
  }

  /** The time that a share of them, from 0 to 1, does not exceed. */
  double millis(double share) {
    int rank = (int) Math.ceil(share * nanos.length);
    return nanos[Math.max(rank - 1, 0)] / 1e6;
  }
}
