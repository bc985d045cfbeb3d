package io.weir.query.exec;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes the threads of one query hold together, and may hold. Safe for any thread. */
final class MemoryBudget {
  private final long max;
  private final AtomicLong held = new AtomicLong();

  MemoryBudget(long max) {
    this.max = max;
  }

  /**
   * Tells that something takes other memory than it did.
   *
   * @throws BoundExceededException if all take too much now
   */
  void resize(long bytesBefore, long bytesNow) {
    if (held.addAndGet(bytesNow - bytesBefore) > max) {
      throw BoundExceededException.ofMemory(max);
    }
  }
}
