package io.weir.collector.health.judge;

import java.util.Locale;

/** In what a path is impaired; each has a score. */
public enum Aspect {
  /** It is slow, or loses packets. */
  PERFORMANCE,
  /** It does not get through. */
  AVAILABILITY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
