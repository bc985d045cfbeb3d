package io.weir.collector.sflow;

/** What became of a record. */
enum RecordOutcome {
  DECODED,
  MALFORMED,
  UNKNOWN
}
