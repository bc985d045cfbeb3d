package io.weir.collector.alert.state;

import java.util.Locale;

/** What an alert is at some time. */
public enum AlertState {
  /** Its condition holds, but not for long enough yet. */
  PENDING,
  /** Its condition holds, or did so a short while ago. */
  FIRING,
  /** It is over. */
  RESOLVED;

  /** The name in the API, in events and on disk. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
