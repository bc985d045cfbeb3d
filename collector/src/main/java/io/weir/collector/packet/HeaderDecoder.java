package io.weir.collector.packet;

import io.weir.storage.schema.Row;

/**
 * Reads the first bytes of a packet, layer after layer, through tunnels. Where the bytes end, or
 * make no sense, what was read stays and the rest is absent. Keeps nothing between calls but its
 * arrays; belongs to one thread.
 *
 * <p>The field {@code stack} names each layer that the one before it tells of, be it cut off or
 * not. Its bytes are the decoder's own: the row is to be kept before the next packet is read.
 */
public final class HeaderDecoder {
  /** The protocol number of TCP. */
  public static final int TCP = IpProtocol.TCP;

  /** The protocol number of UDP. */
  public static final int UDP = IpProtocol.UDP;

  private final Packet packet;

  /** A decoder that sets fields of a row of the table {@code flows}. */
  public HeaderDecoder(Row row) {
    this.packet = new Packet(row);
  }

  /** Reads an Ethernet frame (IEEE 802.3) that lies between two places of an array. */
  public void ethernet(byte[] bytes, int from, int to) {
    decode(Layer.ETHERNET, bytes, from, to);
  }

  /** Reads a frame of a wireless network (IEEE 802.11) that lies between two places of an array. */
  public void wireless(byte[] bytes, int from, int to) {
    decode(Layer.WIRELESS, bytes, from, to);
  }

  /** Reads what a frame of a wireless network held before it was encrypted, from LLC on. */
  public void wirelessPayload(byte[] bytes, int from, int to) {
    packet.begin(bytes, from, to);
    packet.add(Layer.WIRELESS);
    decode(Layer.LLC);
  }

  /** Reads a PPP frame (RFC 1661) that lies between two places of an array. */
  public void ppp(byte[] bytes, int from, int to) {
    decode(Layer.PPP, bytes, from, to);
  }

  /** Reads a packet with MPLS labels (RFC 3032) that lies between two places of an array. */
  public void mpls(byte[] bytes, int from, int to) {
    decode(Layer.MPLS, bytes, from, to);
  }

  /** Reads an IPv4 packet (RFC 791) that lies between two places of an array. */
  public void ipv4(byte[] bytes, int from, int to) {
    decode(Layer.IPV4, bytes, from, to);
  }

  /** Reads an IPv6 packet (RFC 8200) that lies between two places of an array. */
  public void ipv6(byte[] bytes, int from, int to) {
    decode(Layer.IPV6, bytes, from, to);
  }

  private void decode(Layer first, byte[] bytes, int from, int to) {
    packet.begin(bytes, from, to);
    decode(first);
  }

  private void decode(Layer first) {
    Layer layer = first;
    while (layer != Layer.UNKNOWN && packet.add(layer)) {
      layer = next(layer, packet);
    }
    packet.finish();
  }

  /** Reads a layer, and tells the one that follows it. */
  private static Layer next(Layer layer, Packet packet) {
    return switch (layer) {
      case ETHERNET -> LinkLayer.ethernet(packet);
      case VLAN -> LinkLayer.vlan(packet);
      case LLC -> LinkLayer.llc(packet);
      case WIRELESS -> Wireless.frame(packet);
      case PPPOE_SESSION -> PointToPoint.session(packet);
      case PPP -> PointToPoint.ppp(packet);
      case MPLS -> Mpls.labels(packet);
      case ARP, RARP -> NetworkLayer.arp(packet);
      case IPV4 -> NetworkLayer.ipv4(packet);
      case IPV6 -> NetworkLayer.ipv6(packet);
      case AUTHENTICATION_HEADER -> NetworkLayer.authentication(packet);
      case TCP -> TransportLayer.tcp(packet);
      case UDP -> TransportLayer.udp(packet);
      case UDP_LITE, SCTP, DCCP -> TransportLayer.ports(packet);
      case ICMP, ICMPV6 -> TransportLayer.icmp(packet);
      case GRE -> Gre.gre(packet);
      case VXLAN -> UdpTunnel.vxlan(packet);
      case GENEVE -> UdpTunnel.geneve(packet);
      case GTP -> UdpTunnel.gtp(packet);
      default -> Layer.UNKNOWN; // the name is all that is kept of the others
    };
  }
}
