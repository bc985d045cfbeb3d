package io.weir.collector.pcap;

import io.weir.collector.packet.Bytes;

/** Tells sFlow datagrams from the other traffic of a capture. */
final class Sflow {
  private static final int VERSION = 5;
  private static final int HEADER = 28; // of a datagram with an IPv4 agent
  private static final int HEADER_IPV6 = 40;

  private Sflow() {}

  /**
   * Whether a payload begins with the header of a datagram of sFlow version 5, whose agent has an
   * address of IPv4 or IPv6.
   */
  static boolean isDatagram(UdpPayload payload) {
    if (payload.length() < HEADER || Bytes.i32(payload.bytes(), payload.offset()) != VERSION) {
      return false;
    }
    int addressType = Bytes.i32(payload.bytes(), payload.offset() + 4);
    return addressType == 1 || addressType == 2 && payload.length() >= HEADER_IPV6;
  }

  /** Where the sequence number stands in a datagram. */
  static int sequenceOffset(UdpPayload payload) {
    boolean ipv6 = Bytes.i32(payload.bytes(), payload.offset() + 4) == 2;
    return payload.offset() + 8 + (ipv6 ? 16 : 4) + 4;
  }
}
