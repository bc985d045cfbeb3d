package io.weir.collector.health.judge;

import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Address;
import java.util.Optional;

/**
 * How one metric of a path was in one minute, compared with its baseline.
 *
 * @param metric which
 * @param level what it amounts to
 * @param sigmas how many deviations of its sampling noise it is worse than usual
 * @param excess how much worse it is, where 1 is the amount that matters
 * @param uncertainty the standard deviation of {@code excess}
 * @param now the metric in the minute: microseconds, or a part of all
 * @param usual the same by the baseline
 * @param samples how many samples it was measured by
 * @param host the one host that would explain it best
 */
public record Finding(
    Metric metric,
    Level level,
    double sigmas,
    double excess,
    double uncertainty,
    double now,
    double usual,
    long samples,
    Optional<SuspectHost> host) {

  /** What a finding amounts to. */
  public enum Level {
    CLEAN,
    /** Worse, but it may be chance. */
    SUSPECT,
    /** Worse beyond doubt. */
    BAD,
    /** Worse, but of hosts that were not there before: there is nothing to compare with. */
    MOVED
  }

  /** Whether it is at least suspect. */
  boolean isWorse() {
    return level == Level.SUSPECT || level == Level.BAD;
  }

  /**
   * One host that may explain what its path suffers from.
   *
   * @param address the host's
   * @param side the end at which it is
   * @param share part of the flows that are its own
   * @param odds how much likelier the minute is if it is this host alone that suffers than if all
   *     of the path does, as a natural logarithm
   */
  public record SuspectHost(Address address, Side side, double share, double odds) {
    private static final double GUILTY = 2;
    static final double INNOCENT = -1;

    /** Whether it is this host, by more than e² to one. */
    boolean isGuilty() {
      return odds > GUILTY;
    }

    /** Whether it is all of the path rather than this host. */
    boolean isInnocent() {
      return odds < INNOCENT;
    }

    SuspectHost withOdds(double other) {
      return new SuspectHost(address, side, share, other);
    }
  }
}
