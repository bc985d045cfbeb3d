package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.judge.Surroundings.Tally;
import io.weir.collector.health.path.InterfaceMinute;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Address;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose fault an impairment is, and why that is thought.
 *
 * @param cause whose
 * @param why in words
 */
record Diagnosis(Cause cause, String why) {
  /** Odds below which what a host does elsewhere makes it no likelier here. */
  private static final double UNLIKELY = -5;

  /** Finds the cause of what a path suffers from in a minute. */
  static Diagnosis of(Observation path, Finding worst, Surroundings others) {
    if (path.host().isPresent()) {
      return ofHost(path.host().get());
    }
    Optional<Address> elsewhere = suspectElsewhere(path, others);
    if (elsewhere.isPresent()) {
      return new Diagnosis(
          Cause.WORKLOAD,
          "host " + elsewhere.get() + " suffers alone on other paths, and is most of this one");
    }
    return ofNetwork(path, worst, others);
  }

  private static Diagnosis ofHost(SuspectHost host) {
    String end = host.side() == Side.LOCAL ? "local" : "remote";
    return new Diagnosis(
        Cause.WORKLOAD,
        "%s host %s explains it, with %.0f %% of the flows: the others are as usual"
            .formatted(end, host.address(), host.share() * 100));
  }

  private static Diagnosis ofNetwork(Observation path, Finding worst, Surroundings others) {
    PathKey key = path.minute().key();
    Tally remotes = others.remotesOf(key, worst);
    Tally locals = others.localsOf(key, worst);
    if (locals.isMost() && (!remotes.isMost() || locals.part() > remotes.part())) {
      return new Diagnosis(
          Cause.PROVIDER,
          "%s is bad from %d of %d local resources"
              .formatted(key.remoteLabel(), locals.bad(), locals.all()));
    }
    Optional<Diagnosis> ofInterface =
        others
            .badInterface(path)
            .map(
                bad ->
                    new Diagnosis(
                        Cause.LOCAL_NETWORK, bad.getKey() + " " + trouble(bad.getValue())));
    if (ofInterface.isPresent()) {
      return ofInterface.get();
    }
    if (remotes.isMost()) {
      return new Diagnosis(
          Cause.LOCAL_NETWORK,
          "%s is bad towards %d of %d remotes"
              .formatted(key.localLabel(), remotes.bad(), remotes.all()));
    }
    return ofOnePath(key, remotes, locals);
  }

  private static Diagnosis ofOnePath(PathKey key, Tally remotes, Tally locals) {
    boolean fineElsewhere = remotes.all() > 1;
    boolean fineForOthers = locals.all() > 1;
    if (fineElsewhere && fineForOthers) {
      return new Diagnosis(
          Cause.NETWORK,
          "both ends are fine elsewhere: it lies between "
              + key.localLabel()
              + " and "
              + key.remoteLabel());
    }
    if (fineElsewhere) {
      return new Diagnosis(
          Cause.PROVIDER,
          "%s is fine towards %d other remotes; nobody else has a path to %s"
              .formatted(key.localLabel(), remotes.all() - remotes.bad(), key.remoteLabel()));
    }
    if (fineForOthers) {
      return new Diagnosis(
          Cause.LOCAL_NETWORK,
          "%s is fine from %d other local resources"
              .formatted(key.remoteLabel(), locals.all() - locals.bad()));
    }
    return new Diagnosis(
        Cause.NETWORK, "no host explains it, and no other path tells which side it is");
  }

  private static String trouble(InterfaceMinute counters) {
    return counters.isSaturated()
        ? "is %.0f %% full".formatted(counters.utilisation() * 100)
        : "lost %.0f packets by errors or discards"
            .formatted(counters.errors() + counters.discards());
  }

  /**
   * The host that the path may suffer from, or that most of its flows are of, if others suffer from
   * it alone.
   */
  private static Optional<Address> suspectElsewhere(Observation path, Surroundings others) {
    Stream<Address> suspect =
        path.suspect().filter(host -> host.odds() > UNLIKELY).map(SuspectHost::address).stream();
    Stream<Address> most =
        Stream.of(Side.values()).flatMap(side -> path.minute().mostlyOf(side).stream());
    return Stream.concat(suspect, most).filter(others::isSuspect).findFirst();
  }
}
