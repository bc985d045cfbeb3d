package io.weir.collector.health.judge;

import io.weir.collector.health.path.PathMinute;
import java.util.Optional;

/** What is usual for one metric of one path. Belongs to one thread. */
interface MetricBaseline {
  /** How a minute compares; empty where its samples, or the baseline, cannot tell. */
  Optional<Finding> judge(PathMinute minute);

  /** Takes a healthy minute in. */
  void learn(PathMinute minute);

  /** Takes a minute in whose hosts are new: it tells how they are, not how the path is. */
  void meet(PathMinute minute);
}
