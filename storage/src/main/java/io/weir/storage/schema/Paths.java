package io.weir.storage.schema;

import static io.weir.storage.schema.FieldType.INT64;
import static io.weir.storage.schema.FieldType.NUMBER;
import static io.weir.storage.schema.FieldType.TEXT;
import static io.weir.storage.schema.FieldType.UINT32;
import static io.weir.storage.schema.FieldType.UINT8;

/** The table {@code paths}: one row for each path and minute, with what was measured and judged. */
public final class Paths {
  private static final Table.Builder FIELDS =
      Table.named(
          "paths",
          "How paths from a local resource to a remote one or a provider were, one row a path and minute.");

  // spotless:off — a table: one line a field
  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "ms", "When the minute begins.");

  // which path
  public static final Field LOCAL_REGION = FIELDS.like(Flows.LOCAL_REGION);
  public static final Field LOCAL_ZONE = FIELDS.like(Flows.LOCAL_ZONE);
  public static final Field LOCAL_VPC = FIELDS.like(Flows.LOCAL_VPC);
  public static final Field LOCAL_SUBNET = FIELDS.like(Flows.LOCAL_SUBNET);
  public static final Field LOCAL_NAME = FIELDS.like(Flows.LOCAL_NAME);
  public static final Field LOCAL_SERVICE = FIELDS.like(Flows.LOCAL_SERVICE);
  public static final Field REMOTE_REGION = FIELDS.like(Flows.REMOTE_REGION);
  public static final Field REMOTE_ZONE = FIELDS.like(Flows.REMOTE_ZONE);
  public static final Field REMOTE_VPC = FIELDS.like(Flows.REMOTE_VPC);
  public static final Field REMOTE_SUBNET = FIELDS.like(Flows.REMOTE_SUBNET);
  public static final Field REMOTE_NAME = FIELDS.like(Flows.REMOTE_NAME);
  public static final Field REMOTE_SERVICE = FIELDS.like(Flows.REMOTE_SERVICE);
  public static final Field PROVIDER = FIELDS.like(Flows.PROVIDER);
  public static final Field REMOTE_COUNTRY = FIELDS.indexed("remote.country", TEXT, "Country of most of the far ends, by its code of two letters.");

  // what was measured
  public static final Field SAMPLES = FIELDS.field("samples", UINT32, "Samples of the path.");
  public static final Field FLOW_COUNT = FIELDS.field("flows", UINT32, "Flows that the samples are of: connections, or what is like them.");
  public static final Field BYTES = FIELDS.field("bytes", INT64, "bytes", "Estimated bytes: frame lengths times sampling rates.");
  public static final Field TRAFFIC = FIELDS.field("traffic", INT64, "bytes", "Bytes with which the path counts in scores: those of the minute, or of a usual one if that is more and a network impairs the path.");
  public static final Field LOCAL_HOSTS = FIELDS.field("local.hosts", UINT32, "Hosts that took part at the near end.");
  public static final Field REMOTE_HOSTS = FIELDS.field("remote.hosts", UINT32, "Hosts that took part at the far end.");
  public static final Field RTT_SAMPLES = FIELDS.field("rtt.samples", UINT32, "Samples that told a round-trip time.");
  public static final Field RTT_P25 = FIELDS.field("rtt.p25", UINT32, "us", "Quarter of the flows whose mean round trip took no longer.");
  public static final Field RTT_P50 = FIELDS.field("rtt.p50", UINT32, "us", "Median of the flows' mean round-trip times.");
  public static final Field RTT_P75 = FIELDS.field("rtt.p75", UINT32, "us", "Three quarters of the flows' mean round trips took no longer.");
  public static final Field RTT_P95 = FIELDS.field("rtt.p95", UINT32, "us", "95 of 100 of the flows' mean round trips took no longer.");
  public static final Field RTT_USUAL = FIELDS.field("rtt.usual", UINT32, "us", "Median of round trips that the baseline expects.");
  public static final Field RETRANSMITS = FIELDS.field("retransmits", UINT32, "segments", "Segments sent again, as the sampled connections tell.");
  public static final Field LOSSES = FIELDS.field("losses", UINT32, "Losses that these come to: a burst of segments that were sent again counts as a few.");
  public static final Field OBSERVED = FIELDS.field("retransmits.samples", UINT32, "Samples that told of retransmissions, be it that there were none.");
  public static final Field OBSERVED_PACKETS = FIELDS.field("packets.observed", INT64, "packets", "Estimated packets that these samples stand for.");
  public static final Field SENT_PACKETS = FIELDS.field("packets.sent", INT64, "packets", "Those of them that the reporting hosts sent.");
  public static final Field RETRANSMIT_RATIO = FIELDS.field("retransmits.ratio", NUMBER, "%", "Part of the packets that were sent again.");
  public static final Field RETRANSMIT_USUAL = FIELDS.field("retransmits.usual", NUMBER, "%", "The same part as the baseline expects it.");
  public static final Field HANDSHAKES = FIELDS.field("handshakes", UINT32, "packets", "Sampled packets that ask for a connection.");
  public static final Field HANDSHAKES_ANSWERED = FIELDS.field("handshakes.answered", UINT32, "packets", "Sampled packets that accept one.");
  public static final Field RESETS = FIELDS.field("resets", UINT32, "packets", "Sampled packets that refuse or break off a connection.");
  public static final Field TIMEOUTS = FIELDS.field("timeouts", UINT32, "Sampled operations of applications that ended for want of an answer.");

  // what was judged
  public static final Field NHI = FIELDS.indexed("nhi", UINT8, "Network health indicator: 1 if the path is impaired and a network is the cause, 0 if not; absent where the samples cannot tell.");
  public static final Field IMPAIRED = FIELDS.indexed("impaired", TEXT, "In what the path is impaired: performance, availability or both; absent where in nothing.");
  public static final Field PERFORMANCE = FIELDS.field("performance", UINT8, "Score of the path: 0 if a network impairs its performance, else 100.");
  public static final Field AVAILABILITY = FIELDS.field("availability", UINT8, "Score of the path: 0 if a network impairs its availability, else 100.");
  public static final Field IMPAIRED_TRAFFIC = FIELDS.product("traffic.impaired", "bytes", "Traffic, if a network impairs the path; 0 if not, absent where the samples cannot tell.", TRAFFIC, NHI);
  public static final Field CAUSE = FIELDS.indexed("nhi.cause", TEXT, "Whose fault the impairment is: workload, local network, provider, or network where nothing tells which.");
  public static final Field EVIDENCE = FIELDS.field("evidence", TEXT, "Why that is thought, with what was measured, what is usual and how many samples tell it.");
  // spotless:on

  public static final Table TABLE = FIELDS.build();

  private Paths() {}
}
