package io.weir.collector.pcap;

import io.weir.collector.packet.Xdr;
import java.nio.ByteBuffer;

/**
 * Moves the times at which packets were sampled (sFlow Timestamp Structure: extended_timestamp), so
 * that those of a replay are not of another day than the datagrams that bring them.
 */
final class SampleTimes {
  private static final int TIMESTAMP = 1043;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private SampleTimes() {}

  private interface Visitor {
    void visit(int tag, ByteBuffer body);
  }

  /** Adds to each time in a datagram, as far as the datagram is whole. */
  static void shift(UdpPayload payload, long millis) {
    ByteBuffer datagram = ByteBuffer.wrap(payload.bytes(), payload.offset(), payload.length());
    datagram.position(Sflow.sequenceOffset(payload) + 8); // behind number and uptime
    visit(datagram, (tag, sample) -> shiftRecords(tag, sample, millis * NANOS_PER_MILLI));
  }

  private static void shiftRecords(int sampleTag, ByteBuffer sample, long nanos) {
    int records = // sFlow v5, section 5, and sFlow Dropped Packet Notification Structures
        switch (sampleTag) {
          case 1, 5 -> 28; // flow_sample, discarded_packet
          case 3 -> 40; // flow_sample_expanded
          default -> sample.limit();
        };
    if (records < sample.limit()) {
      visit(
          sample.position(records),
          (tag, record) -> {
            if (tag == TIMESTAMP && record.limit() >= Long.BYTES) {
              record.putLong(0, record.getLong(0) + nanos);
            }
          });
    }
  }

  /** u32 number of structures, then for each u32 tag, u32 length, body. */
  private static void visit(ByteBuffer structures, Visitor visitor) {
    if (structures.remaining() < 4) {
      return;
    }
    long count = Integer.toUnsignedLong(structures.getInt());
    for (long i = 0; i < count && structures.remaining() >= 8; i++) {
      int tag = structures.getInt();
      int length = structures.getInt();
      if (length < 0 || length > structures.remaining()) {
        return;
      }
      visitor.visit(tag, structures.slice(structures.position(), length));
      structures.position(structures.position() + Xdr.padded(length, structures.remaining()));
    }
  }
}
