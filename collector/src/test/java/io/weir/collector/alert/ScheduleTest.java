package io.weir.collector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A schedule whose time stands still unless a test moves it. */
final class ScheduleTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<Long> begun = new ArrayList<>();
  private final List<Long> missed = new ArrayList<>();
  private long nowNanos;
  private Duration work = Duration.ZERO;

  @Test
  void comesAfterItsOffsetAndThenEachInterval() {
    Schedule schedule = schedule(this::work);
    schedule.start(Duration.ofSeconds(3));
    runWaiting(3);

    assertEquals(List.of(3L, 13L, 23L), begun);
    assertEquals(List.of(), missed);
  }

  @Test
  void neverOverlapsItselfAndCountsWhatItMisses() {
    work = Duration.ofSeconds(25);
    Schedule schedule = schedule(this::work);
    schedule.start(Duration.ZERO);
    runWaiting(1);
    assertEquals(1, waiting.size());
    runWaiting(1);

    assertEquals(List.of(0L, 30L), begun);
    assertEquals(List.of(2L, 2L), missed);
  }

  @Test
  void goesOnAfterAFailure() {
    Schedule schedule =
        schedule(
            () -> {
              work();
              throw new IllegalStateException("on purpose");
            });
    schedule.start(Duration.ZERO);
    runWaiting(2);

    assertEquals(List.of(0L, 10L), begun);
  }

  @Test
  void endsWhenItIsClosed() {
    Schedule schedule = schedule(this::work);
    schedule.start(Duration.ZERO);
    runWaiting(1);
    schedule.close();
    runWaiting(1);

    assertEquals(List.of(0L), begun);
    assertTrue(waiting.isEmpty());
  }

  private Schedule schedule(Schedule.Task task) {
    return new Schedule(
        (runnable, delay) ->
            waiting.add(
                () -> {
                  nowNanos += delay.toNanos();
                  runnable.run();
                }),
        () -> nowNanos,
        INTERVAL,
        task,
        missed::add);
  }

  private void work() {
    begun.add(Duration.ofNanos(nowNanos).toSeconds());
    nowNanos += work.toNanos();
  }

  private void runWaiting(int times) {
    for (int i = 0; i < times; i++) {
      waiting.remove().run();
    }
  }
}
