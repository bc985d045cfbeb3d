package io.weir.collector.pcap;

import io.weir.collector.packet.Bytes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a captured packet begins with, by the number of the link type; from there to the UDP
 * datagram.
 */
enum LinkType {
  NULL(0, 4, 0),
  ETHERNET(1, 14, 12),
  RAW_IP(101, 0, 0),
  LOOPBACK(108, 4, 0),
  LINUX_COOKED(113, 16, 14),
  LINUX_COOKED_2(276, 20, 0);

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int UDP = 17;
  private static final int IPV6_FRAGMENT = 44;

  private final int number;
  private final int headerBytes;
  private final int etherTypeAt;

  LinkType(int number, int headerBytes, int etherTypeAt) {
    this.number = number;
    this.headerBytes = headerBytes;
    this.etherTypeAt = etherTypeAt;
  }

  static Optional<LinkType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }

  /** The datagram in a packet; null if it holds none. */
  UdpPayload payload(byte[] packet, int length) {
    int ip = ipOffset(packet, length);
    if (ip < 0 || ip >= length) {
      return null;
    }
    return switch (Bytes.u8(packet, ip) >>> 4) {
      case 4 -> ipv4(packet, ip, length);
      case 6 -> ipv6(packet, ip, length);
      default -> null;
    };
  }

  /** Whether a packet is a fragment of a datagram, which it does not hold whole. */
  boolean isFragment(byte[] packet, int length) {
    int ip = ipOffset(packet, length);
    if (ip < 0 || ip >= length) {
      return false;
    }
    return switch (Bytes.u8(packet, ip) >>> 4) {
      case 4 -> length >= ip + 20 && isPartOfIpv4(packet, ip) && Bytes.u8(packet, ip + 9) == UDP;
      case 6 ->
          length >= ip + 48 // RFC 8200, section 4.5: the fragment header
              && Bytes.u8(packet, ip + 6) == IPV6_FRAGMENT
              && Bytes.u8(packet, ip + 40) == UDP;
      default -> false;
    };
  }

  /** RFC 791, section 3.1: more fragments follow, or this one does not begin the packet. */
  private static boolean isPartOfIpv4(byte[] packet, int ip) {
    return (Bytes.u16(packet, ip + 6) & 0x3fff) != 0;
  }

  private int ipOffset(byte[] packet, int length) {
    int at = headerBytes;
    if (this != ETHERNET && this != LINUX_COOKED) {
      return at;
    }
    for (int type = etherTypeAt; length >= type + 2; type += 4, at += 4) {
      switch (Bytes.u16(packet, type)) {
        case IPV4, IPV6 -> {
          return at;
        }
        case 0x8100, 0x88a8 -> {} // a VLAN tag: four bytes, then the next type
        default -> {
          return -1;
        }
      }
    }
    return -1;
  }

  private static UdpPayload ipv4(byte[] packet, int ip, int length) {
    int udp = ip + (Bytes.u8(packet, ip) & 0xf) * 4;
    boolean whole = length >= ip + 20 && !isPartOfIpv4(packet, ip);
    if (!whole || Bytes.u8(packet, ip + 9) != UDP) {
      return null;
    }
    return udp(packet, udp, length, ip + 12, 4);
  }

  private static UdpPayload ipv6(byte[] packet, int ip, int length) {
    if (length < ip + 40 || Bytes.u8(packet, ip + 6) != UDP) {
      return null;
    }
    return udp(packet, ip + 40, length, ip + 8, 16);
  }

  private static UdpPayload udp(byte[] packet, int udp, int length, int source, int sourceBytes) {
    if (length < udp + 8) {
      return null;
    }
    int payload = Math.min(Bytes.u16(packet, udp + 4) - 8, length - udp - 8);
    return payload < 0
        ? null
        : new UdpPayload(packet, udp + 8, payload, address(packet, source, sourceBytes));
  }

  private static InetAddress address(byte[] packet, int at, int bytes) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(packet, at, at + bytes));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
