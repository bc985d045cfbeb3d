package io.weir.collector.alert;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again, at times that are an interval apart and never while it is still
 * being done: times that come meanwhile are missed, and counted.
 */
final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  /** What is done; it may take longer than the interval, and tells how many times were missed. */
  @FunctionalInterface
  interface Task {
    void run() throws InterruptedException;
  }

  private final ScheduledExecutorService threads;
  private final Duration interval;
  private final Task task;
  private final Missed missed;
  private long dueNanos;
  private boolean closed;

  /** Gets to know how many times were missed. */
  @FunctionalInterface
  interface Missed {
    void times(long count);
  }

  Schedule(ScheduledExecutorService threads, Duration interval, Task task, Missed missed) {
    this.threads = threads;
    this.interval = interval;
    this.task = task;
    this.missed = missed;
  }

  /** Begins, after a part of the interval. */
  synchronized void start(Duration offset) {
    dueNanos = System.nanoTime() + offset.toNanos();
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
      closed = true;
    } catch (RuntimeException e) { // or it would never be done again
      LOG.warn("{}", e.getMessage(), e);
    }
    long late = System.nanoTime() - dueNanos;
    long passed = Math.max(0, late / interval.toNanos());
    if (passed > 0) {
      missed.times(passed);
    }
    dueNanos += (passed + 1) * interval.toNanos();
    if (!closed) {
      schedule();
    }
  }

  private void schedule() {
    var _ = threads.schedule(this::run, dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
