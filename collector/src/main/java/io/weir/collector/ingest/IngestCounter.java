package io.weir.collector.ingest;

/** What receiving and decoding count, by metric. */
public enum IngestCounter {
  DATAGRAMS("weir_datagrams_total", "Datagrams received, whatever became of them."),
  DATAGRAM_BYTES("weir_datagram_bytes_total", "Bytes of the datagrams received."),
  DATAGRAMS_MALFORMED(
      "weir_datagrams_malformed_total",
      "Datagrams whose header is cut short or wrong: none of their samples is kept."),
  DATAGRAMS_OTHER_VERSION(
      "weir_datagrams_other_version_total",
      "Datagrams of a version of sFlow other than 5: not decoded."),
  DATAGRAMS_CUT(
      "weir_datagrams_cut_total",
      "Datagrams that end before the last sample that they announce: what is whole is kept."),
  DATAGRAMS_TRAILING(
      "weir_datagrams_trailing_total",
      "Datagrams with bytes behind the last sample that they announce: those are not read."),
  FLOW_SAMPLES("weir_flow_samples_total", "Flow samples decoded."),
  COUNTER_SAMPLES("weir_counter_samples_total", "Counter samples decoded."),
  SAMPLES_MALFORMED(
      "weir_samples_malformed_total",
      "Samples cut short or wrong: lost, or kept as far as they could be read."),
  SAMPLES_SKIPPED(
      "weir_samples_skipped_total",
      "Samples of a kind that is not decoded: skipped by their length."),
  RECORDS_MALFORMED(
      "weir_records_malformed_total", "Records cut short: lost, without their sample."),
  RECORDS_SKIPPED(
      "weir_records_skipped_total",
      "Records of a kind that is not decoded: skipped by their length."),
  ROWS_LOST("weir_rows_lost_total", "Decoded rows for which the store had no room."),
  AGENTS_BEYOND_LIMIT(
      "weir_agents_beyond_limit_total",
      "Datagrams of agents beyond the number that are listed; their samples are kept.");

  private final String metric;
  private final String doc;

  IngestCounter(String metric, String doc) {
    this.metric = metric;
    this.doc = doc;
  }

  /** The name of the metric. */
  public String metric() {
    return metric;
  }

  /** One sentence for whoever reads the metric. */
  public String doc() {
    return doc;
  }
}
