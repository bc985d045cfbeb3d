package io.weir.collector.sflow;

import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.sflow.Structures.Structure;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Table;
import java.util.List;
import java.util.Locale;

/** The kinds of samples that are decoded. */
enum SampleFormat {
  FLOW_SAMPLE(0, 1, "sFlow Version 5"),
  COUNTERS_SAMPLE(0, 2, "sFlow Version 5"),
  FLOW_SAMPLE_EXPANDED(0, 3, "sFlow Version 5"),
  COUNTERS_SAMPLE_EXPANDED(0, 4, "sFlow Version 5"),
  DISCARDED_PACKET(0, 5, "sFlow Dropped Packet Notification Structures"),
  RTMETRIC(4300, 1002, "host-sflow: rtmetric"),
  RTFLOW(4300, 1003, "host-sflow: rtflow");

  private static final SampleFormat[] ALL = values();

  private final int tag;
  private final String document;

  SampleFormat(int enterprise, int format, String document) {
    this.tag = enterprise << 12 | format;
    this.document = document;
  }

  int tag() {
    return tag;
  }

  /** The format at a place of the table. */
  static SampleFormat at(int place) {
    return ALL[place];
  }

  Structure structure() {
    return new Structure(
        Space.SAMPLE, tag, name().toLowerCase(Locale.ROOT), document, List.of(table()));
  }

  /** The table whose rows its samples make. */
  private Table table() {
    return switch (this) {
      case FLOW_SAMPLE, FLOW_SAMPLE_EXPANDED, RTFLOW -> Flows.TABLE;
      case COUNTERS_SAMPLE, COUNTERS_SAMPLE_EXPANDED, RTMETRIC -> Counters.TABLE;
      case DISCARDED_PACKET -> Drops.TABLE;
    };
  }
}
