package io.weir.collector.packet;

import io.weir.storage.schema.Flows;

/** Tunnels in UDP, known by the destination port: VXLAN, GENEVE, GTP-U, MPLS. */
final class UdpTunnel {
  private static final int VXLAN_ID_IS_VALID = 0x08;

  // 3GPP TS 29.281, section 5.1
  private static final int GTP_VERSION_1 = 0x30; // with the protocol type GTP
  private static final int GTP_VERSION_MASK = 0xf0;
  private static final int GTP_EXTENSION = 0x04;
  private static final int GTP_OPTIONAL = 0x07; // extension, sequence number or N-PDU number
  private static final int GTP_PACKET = 255;
  private static final int MAX_GTP_EXTENSIONS = 8;

  private UdpTunnel() {}

  /** The layer behind the UDP header: unknown if the port is no tunnel's, or its bytes belie it. */
  static Layer layer(int destinationPort, Packet packet) {
    return switch (destinationPort) {
      case 4789, 8472 -> isVxlan(packet) ? Layer.VXLAN : Layer.UNKNOWN; // 8472: Linux, before IANA
      case 6081 -> isGeneve(packet) ? Layer.GENEVE : Layer.UNKNOWN;
      case 2152 -> isGtp(packet) ? Layer.GTP : Layer.UNKNOWN;
      case 6635 -> packet.enter(Tunnel.MPLS, Layer.MPLS); // RFC 7510
      default -> Layer.UNKNOWN;
    };
  }

  private static boolean isVxlan(Packet packet) {
    return packet.has(8) && (packet.u8(0) & VXLAN_ID_IS_VALID) != 0;
  }

  /** u8 flags, u24 reserved, u24 network, u8 reserved (RFC 7348, section 5). */
  static Layer vxlan(Packet packet) {
    packet.row().set(Flows.VNI, packet.u24(4));
    packet.skip(8);
    return packet.enter(Tunnel.VXLAN, Layer.ETHERNET);
  }

  private static boolean isGeneve(Packet packet) {
    return packet.has(8) && packet.u8(0) >>> 6 == 0;
  }

  /**
   * u2 version, u6 length of the options in words, u8 flags, u16 EtherType of what is inside, u24
   * network, u8 reserved, options (RFC 8926, section 3.4).
   */
  static Layer geneve(Packet packet) {
    packet.row().set(Flows.VNI, packet.u24(4));
    int type = packet.u16(2);
    packet.skip(8 + (packet.u8(0) & 0x3f) * 4);
    return packet.enter(Tunnel.GENEVE, EtherType.inTunnel(type));
  }

  private static boolean isGtp(Packet packet) {
    return packet.has(8) && (packet.u8(0) & GTP_VERSION_MASK) == GTP_VERSION_1;
  }

  /**
   * u8 version and flags, u8 type of the message, u16 length, u32 endpoint; if a flag says so, u16
   * sequence number, u8 N-PDU number, u8 type of the next extension (3GPP TS 29.281, section 5.1).
   */
  static Layer gtp(Packet packet) {
    int flags = packet.u8(0);
    int message = packet.u8(1);
    packet.skip(8);
    if (message != GTP_PACKET) {
      return Layer.UNKNOWN;
    }
    return packet.enter(Tunnel.GTP, behindGtp(flags, packet));
  }

  private static Layer behindGtp(int flags, Packet packet) {
    boolean hasOptions = (flags & GTP_OPTIONAL) != 0;
    return hasOptions && !skipGtpOptions(flags, packet) ? Layer.UNKNOWN : NetworkLayer.ip(packet);
  }

  /** Each extension: u8 length in words, content, u8 type of the next (section 5.2.1). */
  private static boolean skipGtpOptions(int flags, Packet packet) {
    if (!packet.has(4)) {
      return false;
    }
    int next = (flags & GTP_EXTENSION) == 0 ? 0 : packet.u8(3);
    packet.skip(4);
    for (int i = 0; i < MAX_GTP_EXTENSIONS && next != 0; i++) {
      int length = packet.has(1) ? packet.u8(0) * 4 : 0;
      if (length == 0 || !packet.has(length)) {
        return false;
      }
      next = packet.u8(length - 1);
      packet.skip(length);
    }
    return next == 0;
  }
}
