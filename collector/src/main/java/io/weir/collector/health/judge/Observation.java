package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.path.PathMinute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one minute of one path looks like by itself, before it is compared with other paths.
 *
 * @param minute the measures
 * @param state what is remembered of the path
 * @param findings one for each metric that can be judged
 * @param suspect the host that best explains alone what the path suffers from
 * @param ofNetwork whether it is impaired in what a network can cause
 * @param ofWorkload whether it is impaired in what only a workload can cause
 */
record Observation(
    PathMinute minute,
    PathState state,
    List<Finding> findings,
    Optional<SuspectHost> suspect,
    boolean ofNetwork,
    boolean ofWorkload) {

  /** Whether the samples tell how the network is. */
  boolean isTelling() {
    return findings.stream()
        .anyMatch(finding -> finding.metric().isOfNetwork() && finding.level() != Level.MOVED);
  }

  /** The host that explains what the path suffers from; empty where none does. */
  Optional<SuspectHost> host() {
    return suspect.filter(SuspectHost::isGuilty);
  }

  /** Whether there are too few samples to tell a host from the path. */
  boolean isUndecided() {
    return suspect.filter(host -> !host.isGuilty() && !host.isInnocent()).isPresent();
  }

  /** The worst finding of what a network can cause, if it is at least suspect. */
  Optional<Finding> worst() {
    return worst(findings, true, Level.SUSPECT);
  }

  /** The worst finding of what only a workload can cause, if it is at least suspect. */
  Optional<Finding> worstOfWorkload() {
    return worst(findings, false, Level.SUSPECT);
  }

  static Optional<Finding> worst(List<Finding> findings, boolean network, Level least) {
    return findings.stream()
        .filter(finding -> finding.metric().isOfNetwork() == network)
        .filter(finding -> finding.level() != Level.MOVED)
        .filter(finding -> finding.level().compareTo(least) >= 0)
        .max(Comparator.comparing(Finding::level).thenComparingDouble(Finding::sigmas));
  }
}
