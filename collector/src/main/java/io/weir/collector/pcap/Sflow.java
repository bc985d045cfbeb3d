package io.weir.collector.pcap;

import io.weir.collector.packet.Bytes;

/** Tells sFlow datagrams from the other traffic of a capture. */
final class Sflow {
  private static final int VERSION = 5;
  private static final int MIN_BYTES = 28; // the header of a datagram with an IPv4 agent

  private Sflow() {}

  /**
   * Whether a payload begins as a datagram of sFlow version 5 does: version, then an agent's
   * address of IPv4 or IPv6.
   */
  static boolean isDatagram(UdpPayload payload) {
    if (payload.length() < MIN_BYTES || Bytes.i32(payload.bytes(), payload.offset()) != VERSION) {
      return false;
    }
    int addressType = Bytes.i32(payload.bytes(), payload.offset() + 4);
    return addressType == 1 || addressType == 2;
  }

  /** Where the sequence number stands in a datagram. */
  static int sequenceOffset(UdpPayload payload) {
    boolean ipv6 = Bytes.i32(payload.bytes(), payload.offset() + 4) == 2;
    return payload.offset() + 8 + (ipv6 ? 16 : 4) + 4;
  }
}
