package io.weir.query.exec;

/** Tells all threads that work on one query to give up. Safe for any thread. */
public final class Cancellation {
  private volatile boolean cancelled;

  /** Tells them; they stop within a batch of rows. */
  public void cancel() {
    cancelled = true;
  }

  /** Whether they were told. */
  public boolean isCancelled() {
    return cancelled;
  }
}
