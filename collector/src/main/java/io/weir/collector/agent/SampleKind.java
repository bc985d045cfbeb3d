package io.weir.collector.agent;

/** The kinds of samples, each of which a data source numbers on its own. */
public enum SampleKind {
  FLOW,
  COUNTERS,
  DISCARDED
}
