package io.weir.collector.packet;

import io.weir.storage.schema.Flows;

/**
 * GRE (RFC 2784) with key and sequence number (RFC 2890), and what is built on it: NVGRE (RFC
 * 7637), PPTP (RFC 2637), ERSPAN (draft-foschiano-erspan).
 *
 * <pre>
 *  0  u16 flags and version
 *  2  u16 EtherType of what is inside
 *     u16 checksum, u16 reserved, if flagged
 *     u32 key, if flagged; in NVGRE u24 network, u8 flow
 *     u32 sequence number, if flagged
 *     u32 acknowledged number, if flagged, in version 1
 * </pre>
 */
final class Gre {
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000; // RFC 1701, out of use: its header has no fixed length
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGED = 0x0080;
  private static final int VERSION = 0x0007;

  private static final int PPP = 0x880b; // RFC 2637, section 4.1
  private static final int ERSPAN = 0x88be; // types I and II
  private static final int ERSPAN_3 = 0x22eb;

  private Gre() {}

  static Layer gre(Packet packet) {
    if (!packet.has(4)) {
      return Layer.UNKNOWN;
    }
    int flags = packet.u16(0);
    int type = packet.u16(2);
    if ((flags & VERSION) > 1 || (flags & ROUTING) != 0) {
      return Layer.UNKNOWN;
    }
    int keyAt = (flags & CHECKSUM) != 0 ? 8 : 4;
    int length = keyAt + 4 * Integer.bitCount(flags & (KEY | SEQUENCE | acknowledged(flags)));
    if (!packet.has(length)) {
      return Layer.UNKNOWN;
    }
    boolean hasKey = (flags & (KEY | VERSION)) == KEY; // in version 1 it is a length and a call
    if (hasKey) {
      packet.row().set(Flows.GRE_KEY, packet.u32(keyAt));
    }
    boolean isNvgre = hasKey && length == 8 && type == EtherType.BRIDGED_ETHERNET;
    if (isNvgre) {
      packet.row().set(Flows.VNI, packet.u32(keyAt) >>> 8);
    }
    packet.skip(length);
    return inside(flags, type, isNvgre ? Tunnel.NVGRE : Tunnel.GRE, packet);
  }

  private static Layer inside(int flags, int type, Tunnel tunnel, Packet packet) {
    return switch (type) {
      case PPP -> packet.enter(tunnel, Layer.PPP);
      case ERSPAN -> erspan((flags & SEQUENCE) == 0 ? 0 : 8, packet);
      case ERSPAN_3 -> erspan(packet.has(12) && (packet.u8(11) & 1) != 0 ? 20 : 12, packet);
      default -> packet.enter(tunnel, EtherType.inTunnel(type));
    };
  }

  private static Layer erspan(int headerBytes, Packet packet) {
    packet.add(Layer.ERSPAN);
    packet.skip(headerBytes);
    return packet.enter(Tunnel.ERSPAN, Layer.ETHERNET);
  }

  private static int acknowledged(int flags) {
    return (flags & VERSION) == 1 ? ACKNOWLEDGED : 0;
  }
}
