package io.weir.collector.packet;

/** What an EtherType says that follows it (IEEE 802 numbers registry). */
final class EtherType {
  /** Ethernet inside GRE or GENEVE: transparent Ethernet bridging. */
  static final int BRIDGED_ETHERNET = 0x6558;

  private EtherType() {}

  /** The layer in a tunnel that names what it carries by an EtherType. */
  static Layer inTunnel(int type) {
    return type == BRIDGED_ETHERNET ? Layer.ETHERNET : layer(type);
  }

  static Layer layer(int type) {
    return switch (type) {
      case 0x0800 -> Layer.IPV4;
      case 0x86dd -> Layer.IPV6;
      case 0x8100, 0x88a8, 0x9100 -> Layer.VLAN;
      case 0x0806 -> Layer.ARP;
      case 0x8035 -> Layer.RARP;
      case 0x8847, 0x8848 -> Layer.MPLS;
      case 0x8863 -> Layer.PPPOE_DISCOVERY;
      case 0x8864 -> Layer.PPPOE_SESSION;
      case 0x8809 -> Layer.SLOW_PROTOCOLS;
      case 0x888e -> Layer.AUTHENTICATION_OVER_LAN;
      case 0x88cc -> Layer.LINK_DISCOVERY;
      case 0x88e5 -> Layer.MACSEC;
      case 0x88f7 -> Layer.PRECISION_TIME;
      case 0x8906 -> Layer.FIBRE_CHANNEL;
      case 0x9000 -> Layer.LOOPBACK;
      default -> Layer.UNKNOWN;
    };
  }
}
