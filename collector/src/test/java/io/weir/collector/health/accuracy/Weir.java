package io.weir.collector.health.accuracy;

import io.weir.collector.health.judge.PathJudge;
import io.weir.collector.health.judge.Sensitivity;
import io.weir.collector.health.judge.Verdict;
import io.weir.collector.health.path.PathKey;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The detector of the collector. */
final class Weir implements Detector {
  private final PathJudge judge = new PathJudge(Sensitivity.DEFAULT);

  @Override
  public Map<PathKey, Opinion> judge(Traffic.Minute minute) {
    return judge
        .judge(minute.paths(), of -> Optional.ofNullable(minute.interfaces().get(of)))
        .stream()
        .collect(Collectors.toMap(verdict -> verdict.minute().key(), Weir::opinion));
  }

  private static Opinion opinion(Verdict verdict) {
    return new Opinion(
        verdict.isBad(), verdict.nhi().isPresent(), verdict.cause(), verdict.evidence());
  }
}
