package io.weir.collector.health.path;

import java.util.Optional;

/** What interfaces' counters say of a minute. One thread asks. */
@FunctionalInterface
public interface Interfaces {
  /** Nothing is known of any. */
  Interfaces NONE = _ -> Optional.empty();

  /** What the counters of an interface say; empty where they are not known. */
  Optional<InterfaceMinute> at(Interface of);
}
