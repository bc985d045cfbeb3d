package io.weir.collector.health.path;

/** One end of a path. */
public enum Side {
  LOCAL,
  REMOTE
}
