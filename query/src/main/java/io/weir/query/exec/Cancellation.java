package io.weir.query.exec;

/** Tells all threads that work on one query to give up. Safe for any thread. */
public final class Cancellation {
  private final long deadlineNanos;
  private volatile boolean cancelled;

  /**
   * Tells them at some moment, if nobody does before.
   *
   * @param deadlineNanos by {@link System#nanoTime}
   */
  public Cancellation(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  /** Tells them; they stop within a batch of rows. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether they were told, or are late. */
  boolean isCancelled() {
    return cancelled || isLate();
  }

  boolean isLate() {
    return System.nanoTime() - deadlineNanos >= 0;
  }
}
