package io.weir.collector.packet;

import java.nio.charset.StandardCharsets;

/** A layer of a packet, with the name that it has in the field {@code stack}. */
enum Layer {
  // links
  ETHERNET("eth"),
  VLAN("vlan"),
  LLC("llc"),
  WIRELESS("wlan"),
  PPPOE_DISCOVERY("pppoed"),
  PPPOE_SESSION("pppoes"),
  PPP("ppp"),
  MPLS("mpls"),
  MACSEC("macsec"),
  SPANNING_TREE("stp"),
  SLOW_PROTOCOLS("slow"),
  LINK_DISCOVERY("lldp"),
  CISCO_DISCOVERY("cdp"),
  AUTHENTICATION_OVER_LAN("eapol"),
  PRECISION_TIME("ptp"),
  FIBRE_CHANNEL("fcoe"),
  LOOPBACK("loop"),

  // networks
  ARP("arp"),
  RARP("rarp"),
  IPV4("ip"),
  IPV6("ip6"),
  AUTHENTICATION_HEADER("ah"),
  ENCRYPTED("esp"),
  COMPRESSED("ipcomp"),

  // transports, and what else runs over IP
  TCP("tcp"),
  UDP("udp"),
  UDP_LITE("udplite"),
  SCTP("sctp"),
  DCCP("dccp"),
  ICMP("icmp"),
  ICMPV6("icmp6"),
  IGMP("igmp"),
  RSVP("rsvp"),
  EIGRP("eigrp"),
  OSPF("ospf"),
  PIM("pim"),
  VRRP("vrrp"),
  L2TP("l2tp"),

  // tunnels
  GRE("gre"),
  ERSPAN("erspan"),
  VXLAN("vxlan"),
  GENEVE("geneve"),
  GTP("gtp"),

  /** What follows is not told, or unknown: no name stands for it. */
  UNKNOWN("");

  /** A separator and the longest name fill a word of 8 bytes. */
  private static final int MAX_NAME = 7;

  private final long word;
  private final int length;

  Layer(String name) {
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException("the name of a layer is too long: " + name);
    }
    byte[] bytes = ("." + name).getBytes(StandardCharsets.US_ASCII);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (i < bytes.length ? bytes[i] : 0);
    }
    this.word = value;
    this.length = bytes.length;
  }

  /** A dot and the name, from the highest byte on; zeros behind. */
  long word() {
    return word;
  }

  /** How many bytes the dot and the name take. */
  int length() {
    return length;
  }
}
