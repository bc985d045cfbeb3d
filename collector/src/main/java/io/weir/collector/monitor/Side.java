package io.weir.collector.monitor;

import java.util.Locale;

/** The two ends of a flow. */
public enum Side {
  /** Where the agent is. */
  LOCAL,
  /** The other one. */
  REMOTE;

  /** The other end. */
  public Side other() {
    return this == LOCAL ? REMOTE : LOCAL;
  }

  /** The field that tells something of this end of a flow. */
  public String field(String what) {
    return name().toLowerCase(Locale.ROOT) + "." + what;
  }
}
