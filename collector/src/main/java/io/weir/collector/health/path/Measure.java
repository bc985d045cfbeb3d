package io.weir.collector.health.path;

/** What is added up of each flow. */
public enum Measure {
  /** Samples that tell a round-trip time. */
  RTT_SAMPLES,
  /** The natural logarithms of their round-trip times, in microseconds. */
  LOG_RTT,
  /** Samples that tell of retransmissions, be it that there were none. */
  OBSERVED,
  /** What they come to as losses: a burst of segments that were sent again is cut to a few. */
  LOSSES,
  /** The segments that were sent again. */
  RETRANSMITS,
  /** Packets that the samples which tell of retransmissions stand for. */
  OBSERVED_PACKETS,
  /** Those of them that the reporting host sent. */
  SENT_PACKETS,
  /** TCP packets. */
  TCP,
  /** Packets that ask for a connection. */
  OPENED,
  /** Packets that accept one. */
  ACCEPTED,
  /** Packets of either kind. */
  HANDSHAKES,
  /** Packets that refuse a connection, or break it off. */
  RESETS,
  /** Operations of applications. */
  OPERATIONS,
  /** Those of them that ended for want of an answer. */
  TIMEOUTS,
  /** The natural logarithms of their durations, in microseconds. */
  LOG_DURATION,
  /** Operations that tell their duration. */
  TIMED
}
