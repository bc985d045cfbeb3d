package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;

/**
 * By how much something differs from what is usual.
 *
 * @param sigmas how many deviations of its sampling noise it is worse
 * @param excess how much worse it is, where 1 is the amount that matters
 * @param uncertainty the standard deviation of {@code excess}
 * @param most what it amounts to at most, however many deviations it is worse
 */
record Deviation(double sigmas, double excess, double uncertainty, Level most) {
  private static final double HOST_MARGIN = 0.5; // deviations: some host is bad by chance

  /** The same of one host among several. */
  Deviation ofOneHost() {
    return new Deviation(sigmas - HOST_MARGIN, excess, uncertainty, most);
  }

  /** What it amounts to. */
  Level level(Sensitivity limits) {
    Level level = levelByAmount(limits);
    return level.compareTo(most) > 0 ? most : level;
  }

  /** Whether it is worse than usual, be it by chance. */
  boolean isWorse() {
    return sigmas > 1 && excess > 0.5;
  }

  /** Whether it is the more telling one of two. */
  boolean isAbove(Deviation other) {
    return Math.min(excess, 1) * sigmas > Math.min(other.excess, 1) * other.sigmas;
  }

  private Level levelByAmount(Sensitivity limits) {
    if (sigmas >= limits.sigmas() && excess >= 1) {
      return Level.BAD;
    }
    return sigmas >= limits.suspectSigmas() && excess >= 0.5 ? Level.SUSPECT : Level.CLEAN;
  }
}
