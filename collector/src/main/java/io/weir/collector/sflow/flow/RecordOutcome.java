package io.weir.collector.sflow.flow;

/** What became of a record. */
enum RecordOutcome {
  DECODED,
  MALFORMED
}
