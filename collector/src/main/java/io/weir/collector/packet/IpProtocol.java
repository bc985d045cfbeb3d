package io.weir.collector.packet;

import java.util.stream.IntStream;

/** What the protocol number of an IP header says that follows it (IANA protocol numbers). */
final class IpProtocol {
  static final int HOP_BY_HOP = 0;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int ROUTING = 43;
  static final int FRAGMENT = 44;
  static final int AUTHENTICATION = 51;
  static final int DESTINATION = 60;

  /** By number: quicker than the switch that fills it. */
  private static final Layer[] NAMED =
      IntStream.range(0, 256).mapToObj(IpProtocol::named).toArray(Layer[]::new);

  private IpProtocol() {}

  /** The layer of a protocol that an IP header names; a packet inside is entered. */
  static Layer layer(int protocol, Packet packet, Layer carrier) {
    return switch (protocol) {
      case 4 -> packet.enter(carriesIpv4(carrier), Layer.IPV4); // RFC 2003, RFC 2473
      case 41 -> packet.enter(carriesIpv6(carrier), Layer.IPV6); // RFC 4213, RFC 2473
      case 137 -> packet.enter(Tunnel.MPLS, Layer.MPLS); // RFC 4023
      default -> NAMED[protocol];
    };
  }

  private static Layer named(int protocol) {
    return switch (protocol) {
      case 1 -> Layer.ICMP;
      case 2 -> Layer.IGMP;
      case TCP -> Layer.TCP;
      case UDP -> Layer.UDP;
      case 33 -> Layer.DCCP;
      case 46 -> Layer.RSVP;
      case 47 -> Layer.GRE;
      case 50 -> Layer.ENCRYPTED;
      case AUTHENTICATION -> Layer.AUTHENTICATION_HEADER;
      case 58 -> Layer.ICMPV6;
      case 88 -> Layer.EIGRP;
      case 89 -> Layer.OSPF;
      case 103 -> Layer.PIM;
      case 108 -> Layer.COMPRESSED;
      case 112 -> Layer.VRRP;
      case 115 -> Layer.L2TP;
      case 132 -> Layer.SCTP;
      case 136 -> Layer.UDP_LITE;
      default -> Layer.UNKNOWN;
    };
  }

  private static Tunnel carriesIpv4(Layer carrier) {
    return carrier == Layer.IPV4 ? Tunnel.IPV4_IN_IPV4 : Tunnel.IPV4_IN_IPV6;
  }

  private static Tunnel carriesIpv6(Layer carrier) {
    return carrier == Layer.IPV4 ? Tunnel.IPV6_IN_IPV4 : Tunnel.IPV6_IN_IPV6;
  }
}
