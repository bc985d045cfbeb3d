package io.weir.collector.health.score;

import io.weir.collector.health.judge.Aspect;
import io.weir.collector.health.score.HealthEvent.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the scores from minute to minute, and says what becomes of events. One thread uses it.
 */
public final class HealthEvents {
  private static final double WORTH_TELLING = 5; // points by which a score has to move

  private final Thresholds thresholds;
  private final Map<Subject, HealthEvent> open = new HashMap<>();

  /** Whose score, and of what. */
  private record Subject(Scope scope, Aspect aspect) {}

  public HealthEvents(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** The steps that a minute's scores make; minutes come in order. */
  public List<HealthEvent> take(Scores scores) {
    List<HealthEvent> steps = new ArrayList<>();
    Set<Scope> seen = new HashSet<>();
    Stream.concat(Stream.of(scores.overall()), scores.places().stream())
        .forEach(
            score -> {
              seen.add(score.scope());
              for (Aspect aspect : Aspect.values()) {
                follow(scores, score, aspect, steps);
              }
            });
    for (HealthEvent event : List.copyOf(open.values())) {
      if (!seen.contains(event.scope())) { // no traffic, no impairment
        resolve(scores, event, 100, steps);
      }
    }
    return steps;
  }

  /** The events that are open. */
  public List<HealthEvent> open() {
    return List.copyOf(open.values());
  }

  /** Takes an event over that a process before this one had opened. */
  public void resume(HealthEvent event) {
    open.put(new Subject(event.scope(), event.aspect()), event);
  }

  private void follow(Scores scores, Score score, Aspect aspect, List<HealthEvent> steps) {
    double impact = 100 * score.impairedTraffic(aspect) / Math.max(1, scores.overall().traffic());
    boolean broken = thresholds.isBroken(score.scope().kind(), score.of(aspect), impact);
    HealthEvent before = open.get(new Subject(score.scope(), aspect));
    if (!broken) {
      if (before != null) {
        resolve(scores, before, score.of(aspect), steps);
      }
      return;
    }
    HealthEvent now =
        new HealthEvent(
            end(scores),
            before == null ? State.OPENED : State.UPDATED,
            score.scope(),
            aspect,
            before == null ? scores.startMillis() : before.startedMillis(),
            score.of(aspect),
            impact,
            labels(score.impaired(aspect).map(path -> path.minute().key().localLabel())),
            labels(score.impaired(aspect).map(path -> path.minute().key().remoteLabel())));
    if (before == null || isNews(before, now)) {
      open.put(new Subject(score.scope(), aspect), now);
      steps.add(now);
    }
  }

  private void resolve(Scores scores, HealthEvent event, double score, List<HealthEvent> steps) {
    open.remove(new Subject(event.scope(), event.aspect()));
    steps.add(
        new HealthEvent(
            end(scores),
            State.RESOLVED,
            event.scope(),
            event.aspect(),
            event.startedMillis(),
            score,
            0,
            event.locals(),
            event.remotes()));
  }

  private static boolean isNews(HealthEvent before, HealthEvent now) {
    return Math.abs(now.score() - before.score()) >= WORTH_TELLING
        || !now.locals().equals(before.locals())
        || !now.remotes().equals(before.remotes());
  }

  private static Set<String> labels(Stream<String> labels) {
    return labels.collect(Collectors.toCollection(TreeSet::new));
  }

  private static long end(Scores scores) {
    return scores.startMillis() + 60_000;
  }
}
