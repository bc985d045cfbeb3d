package io.weir.collector.alert;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, at times that are an interval apart and never while it is still
 * being done: times that come meanwhile are missed, and counted.
 */
final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  /** What is done; it may take longer than the interval. */
  @FunctionalInterface
  interface Task {
    void run() throws InterruptedException;
  }

  /** Runs something after a while, on a thread of its own. */
  @FunctionalInterface
  interface Timer {
    void run(Runnable task, Duration delay);
  }

  private final Timer timer;
  private final LongSupplier nanoTime;
  private final Duration interval;
  private final Task task;
  private final LongConsumer missed;
  private long dueNanos;
  private boolean closed;

  /**
   * A schedule that is yet to be started.
   *
   * @param nanoTime a watch that nobody can set
   * @param missed gets to know how many times were missed
   */
  Schedule(Timer timer, LongSupplier nanoTime, Duration interval, Task task, LongConsumer missed) {
    this.timer = timer;
    this.nanoTime = nanoTime;
    this.interval = interval;
    this.task = task;
    this.missed = missed;
  }

  /** Begins, after a part of the interval. */
  synchronized void start(Duration offset) {
    dueNanos = nanoTime.getAsLong() + offset.toNanos();
    schedule();
  }

  /** Ends; comes back when it is not being done any more. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  private synchronized void run() {
    if (closed) {
      return;
    }
    try {
      task.run();
    } catch (InterruptedException _) {
      return; // told to stop
    } catch (RuntimeException e) { // or it would never be done again
      LOG.warn("{}", e.getMessage(), e);
    }
    long lateNanos = nanoTime.getAsLong() - dueNanos;
    long passed = Math.max(0, lateNanos / interval.toNanos());
    if (passed > 0) {
      missed.accept(passed);
    }
    dueNanos += (passed + 1) * interval.toNanos();
    schedule();
  }

  private void schedule() {
    timer.run(this::run, Duration.ofNanos(dueNanos - nanoTime.getAsLong()));
  }
}
