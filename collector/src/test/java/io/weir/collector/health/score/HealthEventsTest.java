package io.weir.collector.health.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.health.judge.Aspect;
import io.weir.collector.health.judge.Cause;
import io.weir.collector.health.judge.Verdict;
import io.weir.collector.health.path.MinuteTally;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.PathSample;
import io.weir.collector.health.path.Place;
import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HealthEventsTest {
  private static final long MINUTE_MILLIS = 60_000;

  private final HealthEvents events = new HealthEvents(Thresholds.DEFAULT);
  private long minute = 100;

  @Test
  void scoresTheTrafficThatIsNotImpaired() {
    Scores scores = Scores.of(0, List.of(path("X", 300, true), path("Y", 700, false)));

    assertEquals(70, scores.overall().of(Aspect.PERFORMANCE), 1e-9);
    assertEquals(100, scores.overall().of(Aspect.AVAILABILITY), 1e-9);
  }

  @Test
  void weighsAnImpairedPathByWhatIsUsualForIt() {
    Scores scores = Scores.of(0, List.of(path("X", 0, true, 1000), path("Y", 1000, false)));

    assertEquals(50, scores.overall().of(Aspect.PERFORMANCE), 1e-9);
  }

  @Test
  void opensBelowTheThresholdAndResolvesAboveIt() {
    assertEquals(List.of(), steps(path("X", 40, false), path("Y", 960, false)));
    assertEquals(
        List.of("opened overall 90", "opened remote X 0"),
        steps(path("X", 100, true), path("Y", 900, false)));
    assertEquals(List.of(), steps(path("X", 100, true), path("Y", 900, false)));
    assertEquals(List.of("updated overall 70"), steps(path("X", 300, true), path("Y", 700, false)));
    assertEquals(
        List.of("resolved overall 100", "resolved remote X 100"),
        steps(path("X", 300, false), path("Y", 700, false)));
  }

  @Test
  void leavesPlacesAloneThatHardlyMatter() {
    assertEquals(List.of(), steps(path("X", 1, true), path("Y", 2000, false)));
  }

  @Test
  void resolvesAPlaceThatHasNoTrafficAnyMore() {
    steps(path("X", 40, true), path("Y", 960, false));
    assertEquals(List.of("resolved remote X 100"), steps(path("Y", 960, false)));
  }

  @Test
  void givesEachEventANameOfItsOwn() {
    Scores scores = Scores.of(6_000_000, List.of(path("X", 100, true)));

    assertEquals("health performance overall 6000", events.take(scores).getFirst().id());
    assertEquals(
        "performance of overall is 0.0: A to X suffer, with 100.0 % of all traffic",
        events.open().stream()
            .filter(event -> event.scope().equals(Scope.OVERALL))
            .findFirst()
            .orElseThrow()
            .summary());
  }

  private List<String> steps(Verdict... verdicts) {
    List<String> steps = new ArrayList<>();
    for (HealthEvent step : events.take(Scores.of(minute++ * MINUTE_MILLIS, List.of(verdicts)))) {
      if (step.scope().kind() != Scope.Kind.LOCAL) {
        steps.add("%s %s %.0f".formatted(step.state(), step.scope(), step.score()));
      }
    }
    return steps;
  }

  private static Verdict path(String provider, long bytes, boolean bad) {
    return path(provider, bytes, bad, (double) bytes);
  }

  private static Verdict path(String provider, long bytes, boolean bad, double usualBytes) {
    MinuteTally tally = new MinuteTally(0);
    int host = tally.host(Address.ofIpv4(1));
    int path = tally.path(new PathKey(Place.subnet("A"), Place.UNKNOWN, provider));
    tally.add(tally.flow(path, 0, host, host), PathSample.packet(1, bytes));
    return new Verdict(
        tally.finish().getFirst(),
        List.of(),
        bad ? Set.of(Aspect.PERFORMANCE) : Set.of(),
        bad ? Optional.of(Cause.PROVIDER) : Optional.empty(),
        OptionalInt.of(bad ? 1 : 0),
        usualBytes,
        "");
  }
}
