package io.weir.collector.health.judge;

/**
 * How often something has happened in the last hour, and how far minutes have strayed from that.
 * What lies further back fades.
 */
final class UsualRate {
  private static final double HOUR_MILLIS = 3_600_000;
  private static final double COMMON = 0.2; // part of the chances
  private static final double MIN_SIZE = 1.2; // of a negative binomial: counts come in bursts
  private static final double MAX_SIZE = 4;

  private double events;
  private double chances;
  private double shown;
  private double of;
  private double strayed = 4; // squares, beyond what chance makes of a constant rate
  private double strayedFrom = 4; // squares of what was expected
  private int minutes;
  private long lastMillis;

  /** Takes the counts of a healthy minute in. */
  void learn(Counts minute, long timeMillis) {
    double expected = expected(minute.chances());
    double decay = Math.exp(-Math.max(0, timeMillis - lastMillis) / HOUR_MILLIS);
    lastMillis = timeMillis;
    double off = minute.events() - expected;
    strayed = strayed * decay + off * off - expected;
    strayedFrom = strayedFrom * decay + expected * expected;
    events = events * decay + minute.events();
    chances = chances * decay + minute.chances();
    shown = shown * decay + minute.shown();
    of = of * decay + minute.of();
    minutes++;
  }

  /** How many minutes it was learned from. */
  int minutes() {
    return minutes;
  }

  /** The rate that is shown. */
  double rate() {
    return new Counts(0, events, chances, shown, of).rate();
  }

  /** How many events are usual among so many chances. */
  double expected(double among) {
    double rate = (events + 0.5) / (chances + 1); // half an event: none so far is not never
    return among * Math.min(rate, 1);
  }

  /**
   * How many deviations a count lies above what is usual. Where an event is a matter of course, by
   * the binomial distribution; of what is rare, by the negative binomial: it comes in bursts, which
   * widen the distribution by how much they have done so before.
   *
   * @param ofMinutes how many minutes were counted
   */
  double sigmas(Counts counts, int ofMinutes) {
    double expected = expected(counts.chances());
    double off = counts.events() - expected;
    return Math.copySign(Math.sqrt(2 * Math.max(0, deviance(counts, expected, ofMinutes))), off);
  }

  private double deviance(Counts counts, double expected, int ofMinutes) {
    double observed = counts.events();
    if (expected > COMMON * counts.chances()) {
      return part(observed, expected)
          + part(counts.chances() - observed, counts.chances() - expected);
    }
    double burst = strayedFrom / Math.max(strayed, 1e-9);
    double size = ofMinutes * Math.clamp(burst, MIN_SIZE, MAX_SIZE);
    return part(observed, expected)
        - (observed + size) * Math.log((observed + size) / (expected + size));
  }

  /** Half the deviance of a Poisson distribution: what bursts there are, all hosts share. */
  static double poisson(double observed, double expected) {
    return part(observed, expected) - (observed - expected);
  }

  /** A term of half a deviance. */
  private static double part(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / Math.max(expected, 1e-9));
  }
}
