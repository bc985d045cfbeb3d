package io.weir.collector.monitor;

/** Where a monitor stands. */
public enum MonitorStatus {
  /** Its flows have not been asked for yet. */
  PENDING,
  /** Its flows can be asked for. */
  ACTIVE,
  /** Not given by this collector. */
  INACTIVE,
  /** Its flows cannot be asked for; the log says why. */
  ERROR,
  /** It is about to be gone. */
  DELETING
}
