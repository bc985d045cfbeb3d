package io.weir.collector.monitor;

import java.util.Optional;

/** Tries whether the flows of a monitor can be asked for. */
@FunctionalInterface
public interface MonitorCheck {
  /**
   * What keeps the flows from being asked for, in a sentence; empty if nothing does.
   *
   * @throws InterruptedException if the thread was told to give up
   */
  Optional<String> problem(Monitor monitor) throws InterruptedException;
}
