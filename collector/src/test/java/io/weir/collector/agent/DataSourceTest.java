package io.weir.collector.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DataSourceTest {
  private final DataSource source = new DataSource(new DataSource.Key(SampleKind.FLOW, 0, 5));

  @Test
  void estimatesTheRateFromThePool() {
    SplittableRandom random = new SplittableRandom(7);
    int pool = -50_000; // wraps on the way
    for (int number = 1; number <= 1000; number++) {
      pool += 1 + random.nextInt(4095);
      source.sampled(number, 1024, pool, 0);
    }
    SourceState state = source.state();
    assertEquals(1024, state.statedRate());
    assertEquals(2048, state.effectiveRate(), 100);
    assertFalse(state.poolIsMadeUp());
  }

  @Test
  void countsLostSamplesIntoTheEstimate() {
    SplittableRandom random = new SplittableRandom(8);
    int pool = 0;
    for (int number = 1; number <= 2000; number++) {
      pool += 1 + random.nextInt(199);
      if (number % 2 == 0) {
        source.sampled(number, 100, pool, 0);
      }
    }
    assertEquals(100, source.state().effectiveRate(), 5);
    assertEquals(999, source.state().sequence().lost());
  }

  @Test
  void seesAPoolThatIsMadeUp() {
    for (int number = 1; number <= 200; number++) {
      source.sampled(number, 400, number * 400, 0);
    }
    assertTrue(source.state().poolIsMadeUp());
    assertTrue(Double.isNaN(source.state().effectiveRate()));
  }

  @Test
  void saysNothingOfARateAfterFewSamples() {
    source.sampled(1, 400, 100, 0);
    source.sampled(2, 400, 900, 0);
    assertTrue(Double.isNaN(source.state().effectiveRate()));
  }

  @Test
  void addsUpDropsThroughARestart() {
    source.sampled(1000, 400, 0, 10);
    source.sampled(1001, 400, 400, 15);
    source.sampled(1, 400, 0, 0);
    source.sampled(2, 400, 400, 0);
    source.sampled(3, 400, 800, 2);
    assertEquals(7, source.state().dropped());
  }

  @Test
  void tellsHowManyDiscardedPacketsWereMissed() {
    DataSource drops = new DataSource(new DataSource.Key(SampleKind.DISCARDED, 2, 1));
    assertEquals(0, drops.discarded(1, 40));
    assertEquals(0, drops.discarded(2, 40));
    assertEquals(25, drops.discarded(3, 65));
  }
}
