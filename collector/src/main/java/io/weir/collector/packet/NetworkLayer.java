package io.weir.collector.packet;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/** IPv4 (RFC 791), IPv6 (RFC 8200) with extension headers, and ARP (RFC 826). */
final class NetworkLayer {
  private static final int MAX_EXTENSIONS = 8;

  // fragments: an offset in units of 8 bytes; whether more of them follow
  private static final int IPV4_OFFSET = 0x1fff;
  private static final int IPV4_MORE = 0x2000;
  private static final int IPV6_MORE = 1;

  private static final long IPV4_OVER_ETHERNET = 0x0001_0800_0604L;

  private NetworkLayer() {}

  /** The version of an IP packet that nothing before it tells. */
  static Layer ip(Packet packet) {
    if (!packet.has(1)) {
      return Layer.UNKNOWN;
    }
    return switch (packet.u8(0) >>> 4) {
      case 4 -> Layer.IPV4;
      case 6 -> Layer.IPV6;
      default -> Layer.UNKNOWN;
    };
  }

  /**
   * <pre>
   *  0  u4 version, u4 length of the header in words, u8 type of service, u16 length of the packet
   *  4  u16 identification, u3 flags, u13 offset of the fragment
   *  8  u8 time to live, u8 protocol, u16 checksum
   * 12  u32 source, u32 destination, options
   * </pre>
   */
  static Layer ipv4(Packet packet) {
    if (!packet.has(20) || packet.u8(0) >>> 4 != 4) {
      return Layer.UNKNOWN;
    }
    Row row = packet.row();
    int protocol = packet.u8(9);
    row.set(Flows.IP_TOS, packet.u8(1));
    row.set(Flows.IP_BYTES, packet.u16(2));
    row.set(Flows.IP_TTL, packet.u8(8));
    row.set(Flows.PROTOCOL, protocol);
    row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(packet.i32(12)));
    row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(packet.i32(16)));
    int fragment = packet.u16(6);
    int offset = fragment & IPV4_OFFSET;
    if (offset != 0 || (fragment & IPV4_MORE) != 0) {
      row.set(Flows.IP_FRAGMENT, offset * 8L);
    }
    int headerBytes = (packet.u8(0) & 0xf) * 4;
    if (offset != 0 || headerBytes < 20) {
      return Layer.UNKNOWN;
    }
    packet.skip(headerBytes);
    return IpProtocol.layer(protocol, packet, Layer.IPV4);
  }

  /**
   * <pre>
   *  0  u4 version, u8 traffic class, u20 flow label
   *  4  u16 length of what follows the header, u8 next header, u8 hop limit
   *  8  u128 source, u128 destination
   * </pre>
   */
  static Layer ipv6(Packet packet) {
    if (!packet.has(40) || packet.u8(0) >>> 4 != 6) {
      return Layer.UNKNOWN;
    }
    Row row = packet.row();
    row.set(Flows.IP_TOS, packet.u16(0) >>> 4 & 0xff);
    row.set(Flows.IP_BYTES, 40L + packet.u16(4));
    row.set(Flows.IP_TTL, packet.u8(7));
    row.setAddress(Flows.SOURCE_IP, packet.i64(8), packet.i64(16));
    row.setAddress(Flows.DESTINATION_IP, packet.i64(24), packet.i64(32));
    int next = packet.u8(6);
    packet.skip(40);
    return extensions(next, packet);
  }

  /** Each begins with u8 next header (RFC 8200, section 4). */
  private static Layer extensions(int first, Packet packet) {
    int type = first;
    for (int i = 0; i < MAX_EXTENSIONS && isExtension(type) && packet.has(8); i++) {
      int next = packet.u8(0);
      if (type == IpProtocol.FRAGMENT && isLaterFragment(packet)) {
        packet.row().set(Flows.PROTOCOL, next);
        return Layer.UNKNOWN;
      }
      if (type == IpProtocol.AUTHENTICATION && !packet.add(Layer.AUTHENTICATION_HEADER)) {
        return Layer.UNKNOWN;
      }
      packet.skip(extensionBytes(type, packet));
      type = next;
    }
    if (isExtension(type)) {
      return Layer.UNKNOWN; // the bytes end before the protocol is told
    }
    packet.row().set(Flows.PROTOCOL, type);
    return IpProtocol.layer(type, packet, Layer.IPV6);
  }

  /** u8 next header, u8 reserved, u13 offset, u2 reserved, u1 more, u32 identification. */
  private static boolean isLaterFragment(Packet packet) {
    int fragment = packet.u16(2);
    int offset = fragment >>> 3;
    if (offset != 0 || (fragment & IPV6_MORE) != 0) {
      packet.row().set(Flows.IP_FRAGMENT, offset * 8L);
    }
    return offset != 0;
  }

  private static int extensionBytes(int type, Packet packet) {
    return switch (type) {
      case IpProtocol.FRAGMENT -> 8; // RFC 8200, section 4.5
      case IpProtocol.AUTHENTICATION -> authenticationBytes(packet);
      default -> (packet.u8(1) + 1) * 8;
    };
  }

  private static boolean isExtension(int type) {
    return switch (type) {
      case IpProtocol.HOP_BY_HOP,
          IpProtocol.ROUTING,
          IpProtocol.FRAGMENT,
          IpProtocol.AUTHENTICATION,
          IpProtocol.DESTINATION ->
          true;
      default -> false;
    };
  }

  /** The authentication header of IPv4: u8 next header, u8 length, … (RFC 4302, section 2). */
  static Layer authentication(Packet packet) {
    if (!packet.has(8)) {
      return Layer.UNKNOWN;
    }
    int next = packet.u8(0);
    packet.skip(authenticationBytes(packet));
    return IpProtocol.layer(next, packet, Layer.IPV4);
  }

  private static int authenticationBytes(Packet packet) {
    return (packet.u8(1) + 2) * 4;
  }

  /**
   * <pre>
   *  0  u16 hardware, u16 protocol, u8 and u8 length of their addresses, u16 operation
   *  8  addresses of the sender: u48, u32; of the target: u48, u32
   * </pre>
   */
  static Layer arp(Packet packet) {
    if (!packet.has(8)) {
      return Layer.UNKNOWN;
    }
    Row row = packet.row();
    row.set(Flows.ARP_OPERATION, packet.u16(6));
    if (packet.i64(0) >>> 16 == IPV4_OVER_ETHERNET && packet.has(28)) {
      row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(packet.i32(14)));
      row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(packet.i32(24)));
    }
    return Layer.UNKNOWN;
  }
}
