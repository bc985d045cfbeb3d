package io.weir.collector.ingest;

import io.weir.storage.count.Counter;

/** What receiving and decoding count, by metric. */
public enum IngestCounter implements Counter {
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
  DATAGRAMS_DUPLICATE(
      "weir_datagrams_duplicate_total",
      "Datagrams that had come before, by sequence number and content: dropped."),
  DATAGRAMS_OVER_LIMIT(
      "weir_datagrams_over_limit_total",
      "Datagrams beyond the number that an agent, or a sender of JSON, may send in a second: dropped."),
  DATAGRAMS_OF_OTHER_PEERS(
      "weir_datagrams_of_other_peers_total",
      "Datagrams from addresses outside of the networks that may send: dropped."),
  DATAGRAMS_OF_OTHER_AGENTS(
      "weir_datagrams_of_other_agents_total",
      "Datagrams of agents outside of the networks that agents may be in: dropped."),
  FLOW_SAMPLES("weir_flow_samples_total", "Flow samples decoded."),
  COUNTER_SAMPLES("weir_counter_samples_total", "Counter samples decoded."),
  DISCARDED_PACKETS(
      "weir_discarded_packet_samples_total",
      "Samples decoded that tell of a packet that a device discarded."),
  RTMETRIC_SAMPLES(
      "weir_rtmetric_samples_total", "Samples decoded of metrics that programs name themselves."),
  RTFLOW_SAMPLES(
      "weir_rtflow_samples_total", "Samples decoded of flows that programs name themselves."),
  JSON_DATAGRAMS("weir_json_datagrams_total", "Datagrams received with JSON messages."),
  JSON_OPERATIONS(
      "weir_json_operations_total", "JSON messages decoded of an application's operation."),
  JSON_MALFORMED(
      "weir_json_malformed_total",
      "JSON datagrams, messages and metrics that are not as host-sflow describes them: lost."),
  JSON_SKIPPED("weir_json_skipped_total", "JSON messages of a kind that is not decoded."),
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
  TIMESTAMPS_REFUSED(
      "weir_timestamps_refused_total",
      "Timestamps of samples more than a minute off the collector's clock: the time of receipt"
          + " holds instead."),
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

  @Override
  public String metric() {
    return metric;
  }

  @Override
  public String doc() {
    return doc;
  }
}
