package io.weir.collector.health.score;

import io.weir.collector.health.judge.Verdict;
import io.weir.collector.health.path.PathKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of one minute.
 *
 * @param startMillis when the minute begins, in milliseconds since 1970
 * @param overall of all traffic
 * @param places of each local resource, and of each remote resource or provider
 */
public record Scores(long startMillis, Score overall, List<Score> places) {

  /** The scores that verdicts of one minute amount to. */
  public static Scores of(long startMillis, Collection<Verdict> verdicts) {
    Score overall = new Score(Scope.OVERALL);
    Map<Scope, Score> places = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      PathKey path = verdict.minute().key();
      Scope local = new Scope(Scope.Kind.LOCAL, path.localLabel());
      Scope remote = new Scope(Scope.Kind.REMOTE, path.remoteLabel());
      overall.add(verdict);
      places.computeIfAbsent(local, Score::new).add(verdict);
      places.computeIfAbsent(remote, Score::new).add(verdict);
    }
    return new Scores(startMillis, overall, List.copyOf(places.values()));
  }
}
