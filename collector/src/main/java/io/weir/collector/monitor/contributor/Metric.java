package io.weir.collector.monitor.contributor;

import java.util.List;

/** What flows may contribute to, and how it is asked for in the flow language. */
public enum Metric {
  /** The mean of what hosts see. */
  ROUND_TRIP_TIME("Microseconds", true),
  /** Connections that were asked for and not answered, as estimated from sampled packets. */
  TIMEOUTS("Count", false),
  /** Segments that were sent again. */
  RETRANSMISSIONS("Count", false),
  /** Estimated from sampled packets. */
  DATA_TRANSFERRED("Bytes", false);

  private final String unit;
  private final boolean mean;

  Metric(String unit, boolean mean) {
    this.unit = unit;
    this.mean = mean;
  }

  /**
   * One query's part in a metric.
   *
   * @param sign 1 where its amounts add to the metric, −1 where they take from it
   * @param condition which flows it is about
   * @param aggregates an {@code amount} and a {@code weight} for each group
   */
  record Term(int sign, String condition, String aggregates) {
    // RFC 9293, section 3.1; with ECE and CWR a SYN offers congestion notification (RFC 3168)
    static final String SYN = "tcp.flags in (2, 66, 130, 194)";
    static final String SYN_ACK = "tcp.flags in (18, 82, 146, 210)";
    static final String PACKETS = "sum(packets) as amount, count() as weight";
  }

  /** What its values count, by the names of the service model. */
  public String unit() {
    return unit;
  }

  List<Term> terms() {
    return switch (this) {
      case ROUND_TRIP_TIME ->
          List.of(
              new Term(
                  1, "tcp.rtt is present", "sum(tcp.rtt) as amount, count(tcp.rtt) as weight"));
      case TIMEOUTS ->
          List.of(new Term(1, Term.SYN, Term.PACKETS), new Term(-1, Term.SYN_ACK, Term.PACKETS));
      case RETRANSMISSIONS ->
          List.of(
              new Term(
                  1, "tcp.retransmits > 0", "sum(tcp.retransmits) as amount, count() as weight"));
      case DATA_TRANSFERRED ->
          List.of(new Term(1, "frame.bytes is present", "sum(bytes) as amount, count() as weight"));
    };
  }

  /** Whether amounts are divided by their weights. */
  boolean isMean() {
    return mean;
  }
}
