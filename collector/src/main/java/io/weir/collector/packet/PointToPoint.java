package io.weir.collector.packet;

/** PPP (RFC 1661), bare, in HDLC framing (RFC 1662) or in sessions over Ethernet (RFC 2516). */
final class PointToPoint {
  private static final int ADDRESS_AND_CONTROL = 0xff03; // RFC 1662, section 3.1

  private PointToPoint() {}

  /** u4 version, u4 type, u8 code, u16 session, u16 length (RFC 2516, section 4). */
  static Layer session(Packet packet) {
    if (!packet.has(6)) {
      return Layer.UNKNOWN;
    }
    packet.skip(6);
    return Layer.PPP;
  }

  /**
   * u16 protocol, of which the upper half may be left out: a whole number is odd (RFC 1661, section
   * 2; RFC 1662, section 3.1).
   */
  static Layer ppp(Packet packet) {
    if (packet.has(2) && packet.u16(0) == ADDRESS_AND_CONTROL) {
      packet.skip(2);
    }
    if (packet.has(1) && (packet.u8(0) & 1) != 0) {
      int protocol = packet.u8(0);
      packet.skip(1);
      return layer(protocol);
    }
    if (!packet.has(2)) {
      return Layer.UNKNOWN;
    }
    int protocol = packet.u16(0);
    packet.skip(2);
    return layer(protocol);
  }

  /** PPP DLL protocol numbers of IANA. */
  private static Layer layer(int protocol) {
    return switch (protocol) {
      case 0x0021 -> Layer.IPV4;
      case 0x0057 -> Layer.IPV6;
      case 0x0281, 0x0283 -> Layer.MPLS;
      default -> Layer.UNKNOWN;
    };
  }
}
