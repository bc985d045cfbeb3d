package io.weir.collector.health.accuracy;

import io.weir.collector.health.judge.Cause;
import io.weir.collector.health.path.PathKey;
import java.util.Map;
import java.util.Optional;

/** What says whether paths are impaired, minute by minute. */
interface Detector {
  /**
   * What is said of a path.
   *
   * @param network whether the network is said to be at fault: NHI is 1
   * @param telling whether anything is said: NHI is not absent
   * @param cause of an impairment; empty where there is none
   * @param evidence in words
   */
  record Opinion(boolean network, boolean telling, Optional<Cause> cause, String evidence) {}

  /** The opinion on each path that had samples in a minute. */
  Map<PathKey, Opinion> judge(Traffic.Minute minute);
}
