package io.weir.collector.health.judge;

import io.weir.collector.health.path.PathMinute;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is said of one path in one minute.
 *
 * @param minute what it was measured by
 * @param findings how each metric compares with its baseline
 * @param impaired in what it is impaired; empty while it is not
 * @param cause whose fault that is; empty while it is not impaired
 * @param nhi the network health indicator: 1 if it is impaired and a network is the cause, 0 if
 *     not, empty where the samples cannot tell
 * @param usualBytes traffic of a minute before it was impaired
 * @param evidence why, in words
 */
public record Verdict(
    PathMinute minute,
    List<Finding> findings,
    Set<Aspect> impaired,
    Optional<Cause> cause,
    OptionalInt nhi,
    double usualBytes,
    String evidence) {

  /**
   * Bytes with which it counts in scores: a path that a network impairs counts with what is usual
   * for it, if that is more than what is left.
   */
  public double traffic() {
    double bytes = (double) minute.bytes();
    return isBad() ? Math.max(bytes, usualBytes) : bytes;
  }

  /** Whether the network is said to be at fault. */
  public boolean isBad() {
    return nhi.orElse(0) == 1;
  }

  /** Whether it is at fault for what an aspect tells. */
  public boolean isBad(Aspect aspect) {
    return isBad() && impaired.contains(aspect);
  }
}
