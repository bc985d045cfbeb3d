package io.weir.collector.monitor;

/** Where a scope stands. */
public enum ScopeStatus {
  /** It can be used. */
  SUCCEEDED,
  /** It is being made or changed. */
  IN_PROGRESS,
  /** Not given by this collector. */
  FAILED,
  /** It is about to be gone. */
  DEACTIVATING,
  /** Not given by this collector: what is deactivated is gone. */
  DEACTIVATED
}
