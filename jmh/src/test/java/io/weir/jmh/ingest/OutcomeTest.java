package io.weir.jmh.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** 10,000 datagrams of five samples, sent within two seconds. */
final class OutcomeTest {
  @Test
  void missesWhatIsNeitherKeptNorCounted() {
    Outcome outcome = outcome(100, 7, OptionalLong.of(49_490));
    assertEquals(507, outcome.counted());
    assertEquals(3, outcome.missing());
    assertEquals(510 / 50_000.0, outcome.loss());
    assertEquals(5_000 * (1 - 0.0102), outcome.receivedPerSecond(), 1e-6);
  }

  @Test
  void takesWhatIsNotDroppedAsKeptWhereTheReceiverCannotBeAsked() {
    Outcome outcome = outcome(100, 0, OptionalLong.empty());
    assertEquals(0, outcome.missing());
    assertEquals(0.01, outcome.loss());
  }

  @Test
  void isKeptUpToOneInAThousand() {
    assertTrue(outcome(10, 0, OptionalLong.of(49_950)).isKept());
    assertFalse(outcome(10, 0, OptionalLong.of(49_949)).isKept());
  }

  @Test
  void sharesProcessorTimeAmongDatagramsTakenIn() {
    assertEquals(5, outcome(2_000, 0, OptionalLong.of(40_000)).cpuMicros(), 1e-9);
  }

  private static Outcome outcome(long kernelDrops, long samplesLost, OptionalLong samplesKept) {
    return new Outcome(
        new Sent(10_000, 2_000_000_000L),
        kernelDrops,
        samplesLost,
        samplesKept,
        Duration.ofMillis(40),
        0);
  }
}
