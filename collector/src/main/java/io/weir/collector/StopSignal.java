package io.weir.collector;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: wakes the thread that waits here, and keeps the
 * process alive until that thread has closed what it opened, and then this.
 */
final class StopSignal implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "weir-stop");

  /** Starts to listen for the signal. */
  void install() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits until someone asks the process to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Waits as long until someone asks the process to end.
   *
   * @return whether someone did
   */
  boolean await(Duration timeout) throws InterruptedException {
    return asked.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets the process end; to be closed last. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending: the hook runs already, and returns now
      return;
    }
  }

  private void stop() {
    asked.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
