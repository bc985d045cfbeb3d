package io.weir.collector.sflow.flow;

/** Reads the body of one kind of record into the row at hand. */
@FunctionalInterface
interface RecordReader {
  /** Reads what lies between two places of an array, and nothing outside of them. */
  RecordOutcome read(byte[] bytes, int from, int to);
}
