package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.path.PathMinute;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is remembered of one path: its baselines, and whether it is impaired. */
final class PathState {
  private static final double LEARNING = 1.0 / 30; // of a minute, for the usual traffic

  private static final double FADING = 0.8; // a minute, of what speaks for a host alone

  private final Sensitivity limits;
  private final Map<Metric, MetricBaseline> baselines = new EnumMap<>(Metric.class);
  private final Hysteresis network = new Hysteresis();
  private final Hysteresis workload = new Hysteresis();
  private final Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
  private Optional<Cause> cause = Optional.empty();
  private Optional<SuspectHost> suspect = Optional.empty();
  private double odds; // that only that host suffers, as a logarithm
  private double usualBytes;
  private long lastMillis;

  PathState(Sensitivity limits) {
    this.limits = limits;
  }

  /** When the path was seen last. */
  long lastMillis() {
    return lastMillis;
  }

  /** The bytes of a minute that are usual. */
  double usualBytes() {
    return usualBytes;
  }

  /** Judges a minute, and learns from it if it is healthy. */
  Observation observe(PathMinute minute) {
    lastMillis = minute.startMillis();
    List<Finding> findings = findings(minute);
    boolean ofNetwork = follow(network, minute, findings, true);
    boolean ofWorkload = follow(workload, minute, findings, false);
    Optional<SuspectHost> host = suspect(findings);
    if (!ofNetwork && findings.stream().noneMatch(Finding::isWorse)) {
      odds = 0;
      suspect = Optional.empty();
    }
    if (!ofNetwork) {
      learnBytes(minute);
      causes.clear();
      cause = Optional.empty();
    }
    return new Observation(minute, this, findings, host, ofNetwork, ofWorkload);
  }

  /** Takes a minute in that was judged before. */
  void recall(PathMinute past, boolean impaired, Optional<Cause> wasCause) {
    lastMillis = past.startMillis();
    network.recall(Observation.worst(findings(past), true, Level.CLEAN), impaired);
    cause = impaired ? wasCause : Optional.empty();
    if (!impaired) {
      learnBytes(past);
      learn(past, List.of(), true);
    }
  }

  /**
   * The cause of an impairment, of what each of its minutes looked like: the one that most of them
   * had, the newest among equals.
   */
  Cause settle(Cause ofMinute) {
    causes.merge(ofMinute, 1, Integer::sum);
    Cause most =
        causes.entrySet().stream()
            .max(
                Map.Entry.<Cause, Integer>comparingByValue()
                    .thenComparing(entry -> entry.getKey() == ofMinute))
            .orElseThrow()
            .getKey();
    cause = Optional.of(most);
    return most;
  }

  /** Notes that a minute does not tell the cause. */
  void unsettle() {
    cause = Optional.empty();
  }

  /** The cause as it was said last; empty where it was not told. */
  Optional<Cause> cause() {
    return cause;
  }

  /**
   * Adds up, from minute to minute, what speaks for the host that speaks most for itself being the
   * only one that suffers.
   */
  private Optional<SuspectHost> suspect(List<Finding> findings) {
    List<SuspectHost> hosts =
        findings.stream()
            .filter(finding -> finding.metric().isOfNetwork() && finding.isWorse())
            .flatMap(finding -> finding.host().stream())
            .sorted(Comparator.comparingDouble(SuspectHost::odds))
            .toList();
    odds = FADING * odds + hosts.stream().mapToDouble(SuspectHost::odds).sum();
    suspect = hosts.isEmpty() ? suspect : Optional.of(hosts.getLast());
    return suspect.map(host -> host.withOdds(odds));
  }

  private boolean follow(
      Hysteresis hysteresis, PathMinute minute, List<Finding> findings, boolean ofNetwork) {
    Optional<Finding> worst = Observation.worst(findings, ofNetwork, Level.CLEAN);
    hysteresis.take(worst);
    findings.stream()
        .filter(finding -> finding.level() == Level.MOVED)
        .forEach(finding -> baseline(finding.metric()).meet(minute));
    if (hysteresis.impairedMinutes() > limits.minutesToAdopt()) {
      baselines.keySet().removeIf(metric -> metric.isOfNetwork() == ofNetwork);
      hysteresis.reset();
    }
    if (!hysteresis.isImpaired() && worst.map(Finding::level).orElse(Level.CLEAN) != Level.BAD) {
      learn(minute, findings, ofNetwork);
    }
    return hysteresis.isImpaired();
  }

  private List<Finding> findings(PathMinute minute) {
    return Arrays.stream(Metric.values())
        .flatMap(metric -> baseline(metric).judge(minute).stream())
        .toList();
  }

  private void learnBytes(PathMinute minute) {
    usualBytes += (usualBytes == 0 ? 1 : LEARNING) * (minute.bytes() - usualBytes);
  }

  private void learn(PathMinute minute, List<Finding> findings, boolean ofNetwork) {
    Set<Metric> moved =
        findings.stream()
            .filter(finding -> finding.level() == Level.MOVED)
            .map(Finding::metric)
            .collect(Collectors.toSet());
    for (Metric metric : Metric.values()) {
      if (metric.isOfNetwork() == ofNetwork && !moved.contains(metric)) {
        baseline(metric).learn(minute);
      }
    }
  }

  private MetricBaseline baseline(Metric metric) {
    return baselines.computeIfAbsent(metric, absent -> absent.baseline(limits));
  }
}
