package io.weir.collector.packet;

import io.weir.storage.schema.Flows;

/**
 * Frames of wireless networks (IEEE 802.11, section 9.2.3).
 *
 * <pre>
 *  0  u8 subtype (4 bits), type (2 bits), version (2 bits)
 *  1  u8 flags
 *  2  u16 duration
 *  4  u48 address 1: the receiver
 * 10  u48 address 2: the transmitter
 * 16  u48 address 3
 * 22  u16 sequence: number of the frame, 12 bits, and of the fragment, 4 bits, little-endian
 * 24  u48 address 4, where the frame goes from one access point to another
 *     u16 quality of service, in data frames of subtype 8 and above
 *     u32 high throughput control, behind that, where the flag says so
 *     LLC
 * </pre>
 */
final class Wireless {
  private static final int MANAGEMENT = 0;
  private static final int DATA = 2;

  // subtypes of data frames
  private static final int WITHOUT_DATA = 4;
  private static final int WITH_QUALITY_OF_SERVICE = 8;

  // flags
  private static final int TO_NETWORK = 1;
  private static final int FROM_NETWORK = 2;
  private static final int PROTECTED = 0x40;
  private static final int WITH_CONTROL = 0x80;

  private static final int AGGREGATED = 0x80; // in the low byte of the quality of service

  private Wireless() {}

  static Layer frame(Packet packet) {
    if (!packet.has(24)) {
      return Layer.UNKNOWN;
    }
    int type = packet.u8(0) >>> 2 & 3;
    if (type == MANAGEMENT) {
      addresses(packet, 4, 10);
    }
    return type == DATA ? data(packet) : Layer.UNKNOWN;
  }

  private static Layer data(Packet packet) {
    int subtype = packet.u8(0) >>> 4;
    int flags = packet.u8(1);
    boolean toNetwork = (flags & TO_NETWORK) != 0;
    boolean fromNetwork = (flags & FROM_NETWORK) != 0;
    boolean between = toNetwork && fromNetwork;
    if (between && !packet.has(30)) {
      return Layer.UNKNOWN;
    }
    int source = between ? 24 : fromNetwork ? 16 : 10;
    addresses(packet, toNetwork ? 16 : 4, source);
    boolean isLaterFragment = (packet.u8(22) & 0xf) != 0;
    if ((subtype & WITHOUT_DATA) != 0 || (flags & PROTECTED) != 0 || isLaterFragment) {
      return Layer.UNKNOWN;
    }
    packet.skip(between ? 30 : 24);
    return (subtype & WITH_QUALITY_OF_SERVICE) == 0 ? Layer.LLC : behindQuality(packet, flags);
  }

  private static Layer behindQuality(Packet packet, int flags) {
    if (!packet.has(2) || (packet.u8(0) & AGGREGATED) != 0) {
      return Layer.UNKNOWN;
    }
    packet.skip((flags & WITH_CONTROL) != 0 ? 6 : 2);
    return Layer.LLC;
  }

  private static void addresses(Packet packet, int destinationAt, int sourceAt) {
    packet.row().set(Flows.ETHERNET_DESTINATION, packet.mac(destinationAt));
    packet.row().set(Flows.ETHERNET_SOURCE, packet.mac(sourceAt));
  }
}
