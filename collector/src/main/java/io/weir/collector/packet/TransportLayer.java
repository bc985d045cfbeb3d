package io.weir.collector.packet;

import io.weir.storage.schema.Flows;

/**
 * TCP (RFC 9293), UDP (RFC 768) and the others that begin with ports: UDP-Lite (RFC 3828), SCTP
 * (RFC 9260), DCCP (RFC 4340); ICMP (RFC 792) and ICMPv6 (RFC 4443).
 */
final class TransportLayer {
  private TransportLayer() {}

  /** u16 source port, u16 destination port, …, at 13 u8 flags (RFC 9293, section 3.1). */
  static Layer tcp(Packet packet) {
    ports(packet);
    if (packet.has(14)) {
      packet.row().set(Flows.TCP_FLAGS, packet.u8(13));
    }
    return Layer.UNKNOWN;
  }

  /** u16 source port, u16 destination port, u16 length, u16 checksum. */
  static Layer udp(Packet packet) {
    ports(packet);
    if (!packet.has(8)) {
      return Layer.UNKNOWN;
    }
    int destination = packet.u16(2);
    packet.skip(8);
    return UdpTunnel.layer(destination, packet);
  }

  /** u16 source port, u16 destination port. */
  static Layer ports(Packet packet) {
    if (packet.has(4)) {
      packet.row().set(Flows.SOURCE_PORT, packet.u16(0));
      packet.row().set(Flows.DESTINATION_PORT, packet.u16(2));
    }
    return Layer.UNKNOWN;
  }

  /** u8 type, u8 code. */
  static Layer icmp(Packet packet) {
    if (packet.has(2)) {
      packet.row().set(Flows.ICMP_TYPE, packet.u8(0));
      packet.row().set(Flows.ICMP_CODE, packet.u8(1));
    }
    return Layer.UNKNOWN;
  }
}
