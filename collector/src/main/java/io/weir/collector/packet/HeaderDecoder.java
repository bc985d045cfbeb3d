package io.weir.collector.packet;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * Reads the first bytes of a packet: Ethernet with VLAN tags, IPv4, IPv6 with extension headers,
 * TCP, UDP, ICMP. Where the bytes end, what was read stays and the rest is absent. Keeps nothing
 * between calls but the array; belongs to one thread.
 */
public final class HeaderDecoder {
  // IEEE 802.3, table of EtherTypes
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int VLAN_TAG = 0x8100;
  private static final int SERVICE_TAG = 0x88a8;
  private static final int OLD_SERVICE_TAG = 0x9100;
  private static final int FIRST_ETHERTYPE =
      0x0600; // below, the field is the length of an 802.3 frame
  private static final int MAX_TAGS = 8;

  // IANA protocol numbers
  private static final int HOP_BY_HOP = 0;
  private static final int ICMP = 1;

  /** TCP. */
  public static final int TCP = 6;

  /** UDP. */
  public static final int UDP = 17;

  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int ICMPV6 = 58;
  private static final int DESTINATION = 60;
  private static final int MAX_EXTENSIONS = 8;

  private final Row row;
  private byte[] bytes;
  private int end;

  /** A decoder that sets fields of a row of the table {@code flows}. */
  public HeaderDecoder(Row row) {
    this.row = row;
  }

  /** Reads an Ethernet frame that lies between two places of an array. */
  public void ethernet(byte[] bytes, int from, int to) {
    over(bytes, to);
    if (!has(from, 14)) {
      return;
    }
    row.set(Flows.ETHERNET_DESTINATION, Bytes.mac(bytes, from));
    row.set(Flows.ETHERNET_SOURCE, Bytes.mac(bytes, from + 6));
    int at = from + 12;
    int type = Bytes.u16(bytes, at);
    for (int tag = 0; tag < MAX_TAGS && isTag(type); tag++) {
      if (!has(at + 2, 4)) {
        return;
      }
      if (tag == 0) {
        int control = Bytes.u16(bytes, at + 2);
        row.set(Flows.VLAN, control & 0xfff);
        row.set(Flows.VLAN_PRIORITY, control >>> 13);
      }
      at += 4;
      type = Bytes.u16(bytes, at);
    }
    if (type < FIRST_ETHERTYPE) {
      return;
    }
    row.set(Flows.ETHERNET_TYPE, type);
    if (type == IPV4) {
      ipv4(bytes, at + 2, to);
    } else if (type == IPV6) {
      ipv6(bytes, at + 2, to);
    }
  }

  /** Reads an IPv4 packet (RFC 791) that lies between two places of an array. */
  public void ipv4(byte[] bytes, int from, int to) {
    over(bytes, to);
    if (!has(from, 20) || Bytes.u8(bytes, from) >>> 4 != 4) {
      return;
    }
    int protocol = Bytes.u8(bytes, from + 9);
    row.set(Flows.IP_TOS, Bytes.u8(bytes, from + 1));
    row.set(Flows.IP_BYTES, Bytes.u16(bytes, from + 2));
    row.set(Flows.IP_TTL, Bytes.u8(bytes, from + 8));
    row.set(Flows.PROTOCOL, protocol);
    row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(Bytes.i32(bytes, from + 12)));
    row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(Bytes.i32(bytes, from + 16)));
    boolean firstFragment = (Bytes.u16(bytes, from + 6) & 0x1fff) == 0;
    int headerBytes = (Bytes.u8(bytes, from) & 0xf) * 4;
    if (firstFragment && headerBytes >= 20) {
      transport(protocol, from + headerBytes);
    }
  }

  /** Reads an IPv6 packet (RFC 8200) that lies between two places of an array. */
  public void ipv6(byte[] bytes, int from, int to) {
    over(bytes, to);
    if (!has(from, 40) || Bytes.u8(bytes, from) >>> 4 != 6) {
      return;
    }
    row.set(Flows.IP_TOS, Bytes.u16(bytes, from) >>> 4 & 0xff);
    row.set(Flows.IP_BYTES, 40L + Bytes.u16(bytes, from + 4));
    row.set(Flows.IP_TTL, Bytes.u8(bytes, from + 7));
    row.setAddress(Flows.SOURCE_IP, Bytes.i64(bytes, from + 8), Bytes.i64(bytes, from + 16));
    row.setAddress(Flows.DESTINATION_IP, Bytes.i64(bytes, from + 24), Bytes.i64(bytes, from + 32));
    int next = Bytes.u8(bytes, from + 6);
    int at = from + 40;
    for (int i = 0; i < MAX_EXTENSIONS && isExtension(next) && has(at, 8); i++) {
      boolean laterFragment = next == FRAGMENT && Bytes.u16(bytes, at + 2) >>> 3 != 0;
      int length = extensionBytes(next, at);
      next = Bytes.u8(bytes, at);
      at += length;
      if (laterFragment) {
        row.set(Flows.PROTOCOL, next);
        return;
      }
    }
    if (isExtension(next)) {
      return; // the bytes end before the protocol is told
    }
    row.set(Flows.PROTOCOL, next);
    transport(next, at);
  }

  private void transport(int protocol, int at) {
    switch (protocol) {
      case TCP -> {
        ports(at);
        if (has(at, 14)) {
          row.set(Flows.TCP_FLAGS, Bytes.u8(bytes, at + 13));
        }
      }
      case UDP -> ports(at);
      case ICMP, ICMPV6 -> {
        if (has(at, 2)) {
          row.set(Flows.ICMP_TYPE, Bytes.u8(bytes, at));
          row.set(Flows.ICMP_CODE, Bytes.u8(bytes, at + 1));
        }
      }
      default -> {} // the protocol's number is all that is known of the others
    }
  }

  private void ports(int at) {
    if (has(at, 4)) {
      row.set(Flows.SOURCE_PORT, Bytes.u16(bytes, at));
      row.set(Flows.DESTINATION_PORT, Bytes.u16(bytes, at + 2));
    }
  }

  private int extensionBytes(int type, int at) {
    if (type == FRAGMENT) {
      return 8; // RFC 8200, section 4.5
    }
    int length = Bytes.u8(bytes, at + 1);
    return type == AUTHENTICATION ? (length + 2) * 4 : (length + 1) * 8; // RFC 4302, RFC 8200
  }

  private static boolean isExtension(int type) {
    return switch (type) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION -> true;
      default -> false;
    };
  }

  private static boolean isTag(int type) {
    return type == VLAN_TAG || type == SERVICE_TAG || type == OLD_SERVICE_TAG;
  }

  private void over(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  private boolean has(int at, int count) {
    return at + count <= end;
  }
}
