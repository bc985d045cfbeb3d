package io.weir.collector.packet;

import io.weir.storage.schema.Flows;

/**
 * A stack of MPLS labels (RFC 3032, section 2.1), each of 32 bits: u20 label, u3 traffic class, u1
 * bottom of stack, u8 time to live. No label says what is behind the last: the first four bits
 * there do (RFC 4928, section 3), for pseudowires with some guessing.
 */
final class Mpls {
  private Mpls() {}

  static Layer labels(Packet packet) {
    if (!packet.has(4)) {
      return Layer.UNKNOWN;
    }
    if (!packet.outer().has(Flows.MPLS_LABEL)) { // the first stack's, be it in a tunnel or not
      packet.outer().set(Flows.MPLS_LABEL, packet.i32(0) >>> 12);
    }
    while (packet.has(4)) {
      boolean isBottom = (packet.u8(2) & 1) != 0;
      packet.skip(4);
      if (isBottom) {
        return behindBottom(packet);
      }
    }
    return Layer.UNKNOWN;
  }

  private static Layer behindBottom(Packet packet) {
    if (!packet.has(1)) {
      return Layer.UNKNOWN;
    }
    return switch (packet.u8(0) >>> 4) {
      case 0 -> afterControlWord(packet);
      case 1 ->
          Layer.UNKNOWN; // an associated channel, which carries no packet (RFC 4385, section 5)
      case 4, 6 -> NetworkLayer.ip(packet);
      default -> isFrame(packet, 0) ? pseudowire(packet) : Layer.UNKNOWN;
    };
  }

  /**
   * Behind u4 0, u12 flags and length, u16 sequence number (RFC 4448, section 4.6), or without it
   * where the address of the destination begins with four zero bits.
   */
  private static Layer afterControlWord(Packet packet) {
    if (!packet.has(18)) {
      return Layer.UNKNOWN;
    }
    if (isFrame(packet, 4)) {
      packet.skip(4);
      return pseudowire(packet);
    }
    return isFrame(packet, 0) ? pseudowire(packet) : Layer.UNKNOWN;
  }

  /** Whether a known EtherType is where a frame has it: all that tells a frame from other bytes. */
  private static boolean isFrame(Packet packet, int offset) {
    return packet.has(offset + 14) && EtherType.layer(packet.u16(offset + 12)) != Layer.UNKNOWN;
  }

  /** A frame inside, unless the packet that carries it has no frame of its own, as in GRE. */
  private static Layer pseudowire(Packet packet) {
    return packet.row().has(Flows.ETHERNET_SOURCE)
        ? packet.enter(Tunnel.PSEUDOWIRE, Layer.ETHERNET)
        : Layer.ETHERNET;
  }
}
