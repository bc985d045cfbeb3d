package io.weir.collector.health.judge;

import io.weir.collector.health.path.Interfaces;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.PathMinute;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the paths of minute after minute. Belongs to one thread. */
public final class PathJudge {
  private static final long FORGET_MILLIS = 24 * 3_600_000L;

  private final Sensitivity limits;
  private final Map<PathKey, PathState> states = new HashMap<>();

  public PathJudge(Sensitivity limits) {
    this.limits = limits;
  }

  /**
   * Judges a minute; minutes come in order.
   *
   * @param paths every path that had samples
   * @param interfaces tells of the interfaces that they passed; asked only where a path is impaired
   */
  public List<Verdict> judge(List<PathMinute> paths, Interfaces interfaces) {
    List<Observation> observations = paths.stream().map(this::observe).toList();
    Surroundings surroundings = new Surroundings(observations, interfaces);
    return observations.stream().map(path -> verdict(path, surroundings)).toList();
  }

  /**
   * Takes a minute in that was judged before, by a process before this one; minutes come in order.
   *
   * @param impaired whether the path was impaired then
   * @param cause whose fault that was, if it was told
   */
  public void recall(PathMinute past, boolean impaired, Optional<Cause> cause) {
    states.computeIfAbsent(past.key(), _ -> new PathState(limits)).recall(past, impaired, cause);
  }

  /** Forgets paths that were not seen for a day. */
  public void forget(long nowMillis) {
    states.values().removeIf(state -> nowMillis - state.lastMillis() > FORGET_MILLIS);
  }

  private Observation observe(PathMinute minute) {
    return states.computeIfAbsent(minute.key(), _ -> new PathState(limits)).observe(minute);
  }

  private static Verdict verdict(Observation path, Surroundings surroundings) {
    if (path.ofNetwork()) {
      return impaired(path, surroundings);
    }
    if (path.ofWorkload()) {
      Optional<Finding> worst = path.worstOfWorkload();
      String evidence =
          worst.map(Evidence::of).orElse(Evidence.CLEARING)
              + "; round trips and losses are as usual";
      return verdict(path, aspects(path, false), Optional.of(Cause.WORKLOAD), evidence);
    }
    return verdict(path, Set.of(), Optional.empty(), "");
  }

  private static Verdict impaired(Observation path, Surroundings surroundings) {
    Optional<Finding> worst = path.worst();
    if (worst.isEmpty()) {
      return verdict(path, aspects(path, true), path.state().cause(), Evidence.CLEARING);
    }
    Diagnosis diagnosis = Diagnosis.of(path, worst.get(), surroundings);
    if (path.isUndecided() && diagnosis.cause().isNetwork()) {
      path.state().unsettle();
      return verdict(path, aspects(path, true), Optional.empty(), undecided(path, worst.get()));
    }
    Cause cause = path.state().settle(diagnosis.cause());
    String evidence = Evidence.of(worst.get()) + "; " + diagnosis.why();
    return verdict(path, aspects(path, true), Optional.of(cause), evidence);
  }

  private static String undecided(Observation path, Finding worst) {
    return Evidence.of(worst)
        + "; too few samples to tell the network from host "
        + path.suspect().orElseThrow().address();
  }

  private static Verdict verdict(
      Observation path, Set<Aspect> impaired, Optional<Cause> cause, String evidence) {
    boolean byNetwork = cause.isPresent() && cause.get().isNetwork();
    return new Verdict(
        path.minute(),
        path.findings(),
        impaired,
        cause,
        path.isTelling() && impaired.isEmpty() == cause.isEmpty()
            ? OptionalInt.of(byNetwork ? 1 : 0)
            : OptionalInt.empty(),
        path.state().usualBytes(),
        evidence);
  }

  private static Set<Aspect> aspects(Observation path, boolean ofNetwork) {
    Set<Aspect> aspects =
        path.findings().stream()
            .filter(finding -> finding.metric().isOfNetwork() == ofNetwork)
            .filter(finding -> finding.level().compareTo(Finding.Level.CLEAN) > 0)
            .map(finding -> finding.metric().aspect())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aspect.class)));
    return aspects.isEmpty() ? EnumSet.of(Aspect.PERFORMANCE) : aspects;
  }
}
