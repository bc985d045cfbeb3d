package io.weir.collector.alert.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before another attempt: twice as long each time, up to a minute. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final double SPREAD = 0.2; // so that many do not come at once

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Begins anew: an attempt went well. */
  void reset() {
    failures = 0;
  }

  /** The pause after one more failure. */
  Duration next() {
    long millis = Math.min(FIRST.toMillis() << Math.min(failures, 10), LONGEST.toMillis());
    failures++;
    return Duration.ofMillis((long) (millis * (1 + SPREAD * (2 * random.nextDouble() - 1))));
  }
}
