package io.weir.collector.health.judge;

import io.weir.collector.health.path.Interface;
import io.weir.collector.health.path.InterfaceMinute;
import io.weir.collector.health.path.Interfaces;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the other paths of a minute are: what a path has in common with them tells its cause. */
final class Surroundings {
  private final Map<End, List<Reading>> ends = new HashMap<>();
  private final Set<Address> suspects = new HashSet<>();
  private final Interfaces interfaces;

  Surroundings(List<Observation> observations, Interfaces interfaces) {
    this.interfaces = interfaces;
    observations.stream().filter(Observation::isTelling).forEach(this::count);
  }

  /**
   * One end of paths, as one metric shows it: what tells nothing of handshakes is not fine in them.
   *
   * @param metric which
   * @param side the near or the far end
   * @param end which
   */
  private record End(Metric metric, Side side, Object end) {}

  /**
   * How a path from that end, to another one, is.
   *
   * @param other the other end
   * @param bad whether it is bad beyond doubt, and no host explains it
   * @param excess how much worse than usual it is
   * @param uncertainty the standard deviation of that
   */
  private record Reading(Object other, boolean bad, double excess, double uncertainty) {
    /** Whether it looks more like a path of a given excess than like one as usual. */
    boolean isLike(double given) {
      return bad || excess > given / 2 && excess > uncertainty;
    }

    /** Whether it cannot well be as bad as that. */
    boolean isFine(double given) {
      return !bad && excess + 2 * uncertainty < Math.max(given / 2, 1);
    }
  }

  /**
   * How many of the ends that an end has paths to are badly reached, of how many.
   *
   * @param bad how many
   * @param all of how many, those aside whose samples cannot tell
   */
  record Tally(int bad, int all) {
    /** Whether there are several, most of them bad. */
    boolean isMost() {
      return all >= 2 && bad * 2 > all;
    }

    double part() {
      return (double) bad / all;
    }
  }

  /** Far ends of the path's near end, compared with what a finding says of it. */
  Tally remotesOf(PathKey path, Finding worst) {
    return tally(new End(worst.metric(), Side.LOCAL, path.local()), worst.excess());
  }

  /** Near ends of the path's far end, compared with what a finding says of it. */
  Tally localsOf(PathKey path, Finding worst) {
    return tally(new End(worst.metric(), Side.REMOTE, remoteEnd(path)), worst.excess());
  }

  private Tally tally(End end, double excess) {
    Set<Object> bad = new HashSet<>();
    Set<Object> all = new HashSet<>();
    for (Reading reading : ends.getOrDefault(end, List.of())) {
      if (reading.isLike(excess)) {
        bad.add(reading.other);
      }
      if (reading.isLike(excess) || reading.isFine(excess)) {
        all.add(reading.other);
      }
    }
    return new Tally(bad.size(), all.size());
  }

  /** Whether a host explains what some path suffers from. */
  boolean isSuspect(Address host) {
    return suspects.contains(host);
  }

  /** An interface on the way that is in trouble, with what its counters say. */
  Optional<Map.Entry<Interface, InterfaceMinute>> badInterface(Observation path) {
    return path.minute().interfaces().stream()
        .flatMap(through -> interfaces.at(through).map(of -> Map.entry(through, of)).stream())
        .filter(counters -> counters.getValue().isBad())
        .findFirst();
  }

  private void count(Observation path) {
    path.host().ifPresent(host -> suspects.add(host.address()));
    PathKey key = path.minute().key();
    for (Finding finding : path.findings()) {
      boolean bad = finding.level() == Finding.Level.BAD && path.host().isEmpty();
      double excess = path.host().isPresent() ? 0 : finding.excess();
      if (finding.metric().isOfNetwork()) {
        Reading ofRemote = new Reading(remoteEnd(key), bad, excess, finding.uncertainty());
        Reading ofLocal = new Reading(key.local(), bad, excess, finding.uncertainty());
        note(new End(finding.metric(), Side.LOCAL, key.local()), ofRemote);
        note(new End(finding.metric(), Side.REMOTE, remoteEnd(key)), ofLocal);
      }
    }
  }

  private void note(End end, Reading reading) {
    ends.computeIfAbsent(end, _ -> new ArrayList<>()).add(reading);
  }

  /** What a far end shares its fate with: all of a provider, else the resource. */
  private static Object remoteEnd(PathKey path) {
    return path.provider().isEmpty() ? path.remote() : path.provider();
  }
}
