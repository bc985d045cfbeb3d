package io.weir.collector.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.agent.SequenceTracker.Counts;
import io.weir.collector.agent.SequenceTracker.Verdict;
import org.junit.jupiter.api.Test;

final class SequenceTrackerTest {
  private final SequenceTracker tracker = new SequenceTracker();

  @Test
  void countsAGapAsLoss() {
    assertEquals(new Counts(3, 7, 0, 0, 0), follow(1, 2, 10));
  }

  @Test
  void countsALongGapAsLoss() {
    assertEquals(new Counts(2, 99_998, 0, 0, 0), follow(1, 100_000));
  }

  @Test
  void takesBackTheLossOfWhatComesLate() {
    assertEquals(new Counts(3, 1, 1, 0, 0), follow(1, 4, 2));
    assertEquals(new Counts(4, 0, 2, 0, 0), follow(3));
  }

  @Test
  void countsNoLossWhenANumberWraps() {
    assertEquals(new Counts(4, 0, 0, 0, 0), follow(-2, -1, 0, 1));
  }

  @Test
  void countsNoLossWhenTheSenderBeginsAnew() {
    assertEquals(new Counts(5, 1, 0, 0, 1), follow(500, 502, 1, 2, 3));
    assertEquals(new Counts(6, 2, 0, 0, 1), follow(5));
  }

  @Test
  void seesASenderBeginAnewAfterFewNumbers() {
    follow(1, 2, 3);
    assertEquals(Verdict.LATE, tracker.follow(1, 77));
    assertEquals(Verdict.RESTART, tracker.follow(2, 78));
    assertEquals(Verdict.NEXT, tracker.follow(3, 79));
    assertEquals(new Counts(6, 0, 0, 0, 1), tracker.counts());
  }

  @Test
  void takesOneFarOffNumberForALateOne() {
    assertEquals(new Counts(4, 0, 1, 0, 0), follow(1000, 1001, 100, 1002));
  }

  @Test
  void takesADuplicateForOne() {
    follow(1, 3);
    assertEquals(Verdict.DUPLICATE, tracker.follow(3, 3));
    assertEquals(Verdict.LATE, tracker.follow(2, 2));
    assertEquals(Verdict.DUPLICATE, tracker.follow(2, 2));
    assertEquals(new Counts(3, 0, 1, 2, 0), tracker.counts());
  }

  @Test
  void takesNumbersThatDoNotAscendForNoDuplicates() {
    for (int content = 0; content < 20; content++) {
      tracker.follow(0, content);
    }
    assertEquals(new Counts(20, 0, 19, 0, 0), tracker.counts());
  }

  private Counts follow(int... numbers) {
    for (int number : numbers) {
      tracker.follow(number, number);
    }
    return tracker.counts();
  }
}
