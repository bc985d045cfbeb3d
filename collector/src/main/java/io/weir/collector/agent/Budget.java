package io.weir.collector.agent;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many things may still be remembered, of all agents together: who makes up agents must not
 * take all memory. Any thread may use it.
 */
final class Budget {
  private final AtomicInteger left;

  Budget(int size) {
    left = new AtomicInteger(size);
  }

  /** Takes room for one more; false if there is none. */
  boolean take() {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}
