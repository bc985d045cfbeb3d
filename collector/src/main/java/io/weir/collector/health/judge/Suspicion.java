package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.SuspectHost;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That one host alone may be worse than usual, rather than all of its path.
 *
 * @param deviation by how much the host is
 * @param host which, and how likely it is
 */
record Suspicion(Deviation deviation, SuspectHost host) {

  /** The likeliest one. */
  static Optional<Suspicion> likeliest(Stream<Suspicion> hosts) {
    return hosts.max(Comparator.comparingDouble(suspicion -> suspicion.host.odds()));
  }

  /**
   * What a path is said to suffer from: that of its host, if it is guilty and the worse of both.
   */
  static Deviation worst(Optional<Suspicion> suspicion, Deviation ofPath) {
    return suspicion
        .filter(alone -> alone.host.isGuilty() && alone.deviation.isAbove(ofPath))
        .map(Suspicion::deviation)
        .orElse(ofPath);
  }
}
