package io.weir.collector.monitor.contributor;

/** The kinds of queries for top contributors. */
public enum Family {
  /** Pairs of hosts of a monitor. */
  MONITOR,
  /** Subnets of a scope, and what they talk to. */
  WORKLOAD,
  /** Zones of a scope over time. */
  WORKLOAD_DATA
}
