package io.weir.collector.health.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.health.path.Interface;
import io.weir.collector.health.path.InterfaceMinute;
import io.weir.collector.health.path.Interfaces;
import io.weir.collector.health.path.MinuteTally;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.PathSample;
import io.weir.collector.health.path.Place;
import io.weir.storage.schema.Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PathJudgeTest {
  private static final int HEALTHY_MINUTES = 20;
  private static final int FLOWS = 40;

  private final SplittableRandom random = new SplittableRandom(6);
  private final PathJudge judge = new PathJudge(Sensitivity.DEFAULT);
  private long minute;

  /**
   * How a flow is: of which hosts, how long its round trips take, how many segments it sent again.
   */
  private record Flow(int local, int remote, double millis, int retransmits) {
    Flow slower(double factor) {
      return new Flow(local, remote, millis * factor, retransmits);
    }
  }

  @Test
  void saysNothingUntilItKnowsWhatIsUsual() {
    assertEquals(OptionalInt.empty(), judge(flow -> flow, path("A", "X")).getFirst().nhi());
  }

  @Test
  void saysNothingOfAPathWithFewSamples() {
    learn(path("A", "X"));

    MinuteTally tally = new MinuteTally(minute * 60_000);
    int path = tally.path(path("A", "X"));
    int host = tally.host(Address.ofIpv4(1));
    tally.add(tally.flow(path, 1, host, host), PathSample.connection(100, 1000, 50_000, 0, true));

    Verdict verdict = judge.judge(tally.finish(), Interfaces.NONE).getFirst();
    assertEquals(OptionalInt.empty(), verdict.nhi());
  }

  @Test
  void takesTwoBadMinutesAndThreeCleanOnes() {
    learn(path("A", "X"));

    assertEquals("00111100", nhi(1, 2, 2, 2, 1, 1, 1, 1));
  }

  @Test
  void tellsAFaultThatBeganWithinAMinuteAfterTheNext() {
    learn(path("A", "X"));

    assertEquals("0111", nhi(1.3, 3, 3, 3));
  }

  @Test
  void isNotMisledByAMomentThatTheNextMinuteIsNothingLike() {
    learn(path("A", "X"));

    assertEquals("0000", nhi(3, 1.3, 1, 1));
  }

  @Test
  void blamesTheNetworkWhereAllHostsSuffer() {
    learn(path("A", "X"));

    judge(flow -> flow.slower(2), path("A", "X"));
    Verdict verdict = judge(flow -> flow.slower(2), path("A", "X")).getFirst();

    assertEquals(OptionalInt.of(1), verdict.nhi());
    assertEquals(Optional.of(Cause.NETWORK), verdict.cause());
    assertTrue(verdict.evidence().contains("usually 20."), verdict.evidence());
    assertTrue(verdict.evidence().contains(FLOWS + " samples"), verdict.evidence());
  }

  @Test
  void blamesTheWorkloadWhereOneHostSuffers() {
    learn(path("A", "X"));

    Function<Flow, Flow> oneServer = flow -> flow.remote == 0 ? flow.slower(3) : flow;
    judge(oneServer, path("A", "X"));
    Verdict verdict = judge(oneServer, path("A", "X")).getFirst();

    assertEquals(OptionalInt.of(0), verdict.nhi());
    assertEquals(Optional.of(Cause.WORKLOAD), verdict.cause());
    assertTrue(verdict.evidence().contains("remote host 11.0.0.0"), verdict.evidence());
  }

  @Test
  void blamesTheProviderThatIsBadFromEverywhere() {
    PathKey[] paths = {path("A", "X"), path("B", "X"), path("A", "Y"), path("B", "Y")};
    learn(paths);

    List<Verdict> verdicts = twice("X", paths);

    assertEquals(Optional.of(Cause.PROVIDER), verdicts.get(0).cause());
    assertEquals(Optional.of(Cause.PROVIDER), verdicts.get(1).cause());
    assertEquals(Optional.empty(), verdicts.get(2).cause());
    assertEquals(OptionalInt.of(0), verdicts.get(3).nhi());
  }

  @Test
  void blamesTheLocalNetworkThatIsBadTowardsEverything() {
    PathKey[] paths = {path("A", "X"), path("B", "X"), path("A", "Y"), path("B", "Y")};
    learn(paths);

    List<Verdict> verdicts = twice("A", paths);

    assertEquals(Optional.of(Cause.LOCAL_NETWORK), verdicts.get(0).cause());
    assertEquals(OptionalInt.of(0), verdicts.get(1).nhi());
    assertEquals(Optional.of(Cause.LOCAL_NETWORK), verdicts.get(2).cause());
  }

  @Test
  void blamesTheLocalNetworkWhereAnInterfaceIsFull() {
    learn(path("A", "X"));
    Interface uplink = new Interface(Address.ofIpv4(0x0a000001), 3);
    InterfaceMinute full = new InterfaceMinute(0.99, 0, 0, 1000);

    Verdict verdict = null;
    for (int i = 0; i < 2; i++) {
      MinuteTally tally = tally(flow -> flow.slower(2), "", path("A", "X"));
      tally.passed(tally.path(path("A", "X")), uplink);
      verdict = judge.judge(tally.finish(), of -> Optional.of(full)).getFirst();
    }

    assertEquals(Optional.of(Cause.LOCAL_NETWORK), verdict.cause());
    assertTrue(
        verdict.evidence().contains("interface 3 of 10.0.0.1 is 99 % full"), verdict.evidence());
  }

  @Test
  void findsLossesThatRoundTripsDoNotShow() {
    learn(path("A", "X"));

    Function<Flow, Flow> lossy =
        flow -> new Flow(flow.local, flow.remote, flow.millis, random.nextInt(4) == 0 ? 2 : 0);
    judge(lossy, path("A", "X"));
    Verdict verdict = judge(lossy, path("A", "X")).getFirst();

    assertEquals(OptionalInt.of(1), verdict.nhi());
    assertTrue(verdict.evidence().contains("of packets are sent again"), verdict.evidence());
  }

  @Test
  void forgivesNewHostsTheirNewLevel() {
    learn(path("A", "X"));

    for (int i = 0; i < 5; i++) {
      Function<Flow, Flow> moved =
          flow -> new Flow(flow.local, flow.remote + 20, flow.millis * 1.6, 0);
      Verdict verdict = judge(moved, path("A", "X")).getFirst();
      assertTrue(verdict.nhi().orElse(0) == 0, verdict.evidence());
    }
  }

  @Test
  void forgivesNewHostsThatAreEachSeenRarely() {
    learn(path("A", "X"));

    for (int i = 0; i < 20; i++) {
      Function<Flow, Flow> moved =
          flow -> new Flow(flow.local, 20 + random.nextInt(60), flow.millis * 1.6, 0);
      Verdict verdict = judge(moved, path("A", "X")).getFirst();
      assertTrue(verdict.nhi().orElse(0) == 0, verdict.evidence());
    }
  }

  @Test
  void goesOnWhereAnotherHasStopped() {
    recall(HEALTHY_MINUTES, 1, false);

    assertEquals("011", nhi(2, 2, 2));
  }

  @Test
  void goesOnWithinTheFirstMinutesOfAFault() {
    recall(HEALTHY_MINUTES, 1, false);
    recall(1, 2, false);

    assertEquals("11", nhi(2, 2));
  }

  @Test
  void goesOnWithinAFaultAndWhereItIsOver() {
    recall(HEALTHY_MINUTES, 1, false);
    recall(1, 2, false);
    recall(1, 2, true);
    recall(2, 1, true);

    assertEquals("00", nhi(1, 1));
  }

  @Test
  void believesAnotherThatFoundNoFaultInWhatLooksLikeOne() {
    recall(HEALTHY_MINUTES, 1, false);
    recall(2, 2, false);

    assertEquals("00", nhi(1, 1));
  }

  /** Has it take in minutes that were judged before, slower than usual by a factor. */
  private void recall(int minutes, double slower, boolean impaired) {
    for (int i = 0; i < minutes; i++) {
      MinuteTally tally = tally(flow -> flow.slower(slower), "", path("A", "X"));
      judge.recall(tally.finish().getFirst(), impaired, Optional.of(Cause.NETWORK));
    }
  }

  /** The NHI of minutes that are slower than usual by some factors. */
  private String nhi(double... slower) {
    StringBuilder said = new StringBuilder();
    for (double factor : slower) {
      Verdict verdict = judge(flow -> flow.slower(factor), path("A", "X")).getFirst();
      said.append(verdict.nhi().orElseThrow());
    }
    return said.toString();
  }

  private List<Verdict> twice(String slow, PathKey... paths) {
    judge.judge(tally(flow -> flow.slower(2), slow, paths).finish(), Interfaces.NONE);
    return judge.judge(tally(flow -> flow.slower(2), slow, paths).finish(), Interfaces.NONE);
  }

  private void learn(PathKey... paths) {
    for (int i = 0; i < HEALTHY_MINUTES; i++) {
      judge(flow -> flow, paths);
    }
  }

  private List<Verdict> judge(Function<Flow, Flow> change, PathKey... paths) {
    return judge.judge(tally(change, "", paths).finish(), Interfaces.NONE);
  }

  /** A minute's samples, changed on paths that have an end of a name; on all where it is empty. */
  private MinuteTally tally(Function<Flow, Flow> change, String end, PathKey... paths) {
    MinuteTally tally = new MinuteTally(minute++ * 60_000);
    for (PathKey key : paths) {
      int path = tally.path(key);
      for (int i = 0; i < FLOWS; i++) {
        Flow usual = new Flow(i % 4, i % 5, 20 * Math.exp(0.05 * random.nextGaussian()), 0);
        Flow flow = key.toString().contains(end) ? change.apply(usual) : usual;
        int local = tally.host(Address.ofIpv4(0x0a000000 | flow.local));
        int remote = tally.host(Address.ofIpv4(0x0b000000 | flow.remote));
        long micros = Math.round(flow.millis * 1000);
        tally.add(
            tally.flow(path, i, local, remote),
            PathSample.connection(100, 1000, micros, flow.retransmits, true));
      }
    }
    return tally;
  }

  private static PathKey path(String local, String provider) {
    return new PathKey(Place.subnet(local), Place.UNKNOWN, provider);
  }
}
