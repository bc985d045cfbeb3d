package io.weir.collector.packet;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/** Ethernet (IEEE 802.3), VLAN tags (IEEE 802.1Q), LLC (IEEE 802.2) and SNAP (IEEE 802). */
final class LinkLayer {
  // IEEE 802.3, section 3.2.6: from 1536 on a type, up to 1500 a length
  private static final int FIRST_TYPE = 1536;
  private static final int LAST_LENGTH = 1500;

  // service access points of LLC, as destination and source
  private static final int SNAP = 0xaaaa;
  private static final int SPANNING_TREE = 0x4242;

  // identifiers of the organizations whose protocols SNAP carries
  private static final int ETHERTYPES = 0x000000; // RFC 1042
  private static final int BRIDGE_TUNNEL = 0x0000f8; // IEEE 802.1H
  private static final int CISCO = 0x00000c;

  private LinkLayer() {}

  /** u48 destination, u48 source, u16 EtherType or length. */
  static Layer ethernet(Packet packet) {
    if (!packet.has(14)) {
      return Layer.UNKNOWN;
    }
    Row row = packet.row();
    row.set(Flows.ETHERNET_DESTINATION, packet.mac(0));
    row.set(Flows.ETHERNET_SOURCE, packet.mac(6));
    packet.skip(12);
    return behindType(packet);
  }

  /** u3 priority, u1 drop eligible, u12 VLAN id, u16 EtherType or length. */
  static Layer vlan(Packet packet) {
    if (!packet.has(4)) {
      return Layer.UNKNOWN;
    }
    int control = packet.u16(0);
    switch (packet.countTag()) {
      case 0 -> {
        packet.row().set(Flows.VLAN, control & 0xfff);
        packet.row().set(Flows.VLAN_PRIORITY, control >>> 13);
      }
      case 1 -> packet.row().set(Flows.VLAN_INNER, control & 0xfff);
      default -> {} // a third tag has no field
    }
    packet.skip(2);
    return behindType(packet);
  }

  /** u8 destination and u8 source service access point, u8 control; for SNAP also u24, u16. */
  static Layer llc(Packet packet) {
    if (!packet.has(3)) {
      return Layer.UNKNOWN;
    }
    return switch (packet.u16(0)) {
      case SNAP -> snap(packet);
      case SPANNING_TREE -> Layer.SPANNING_TREE;
      default -> Layer.UNKNOWN;
    };
  }

  private static Layer snap(Packet packet) {
    if (!packet.has(8)) {
      return Layer.UNKNOWN;
    }
    int organization = packet.u24(3);
    packet.skip(6);
    return switch (organization) {
      case ETHERTYPES, BRIDGE_TUNNEL -> behindType(packet);
      case CISCO -> cisco(packet.u16(0));
      default -> Layer.UNKNOWN;
    };
  }

  private static Layer cisco(int protocol) {
    return switch (protocol) {
      case 0x2000 -> Layer.CISCO_DISCOVERY;
      case 0x010b -> Layer.SPANNING_TREE; // one tree a VLAN
      default -> Layer.UNKNOWN;
    };
  }

  /** Moves on behind an EtherType, or behind a length in its place. */
  private static Layer behindType(Packet packet) {
    int type = packet.u16(0);
    packet.skip(2);
    if (type < FIRST_TYPE) {
      return type <= LAST_LENGTH ? Layer.LLC : Layer.UNKNOWN;
    }
    Layer layer = EtherType.layer(type);
    if (layer != Layer.VLAN) {
      packet.row().set(Flows.ETHERNET_TYPE, type);
    }
    return layer;
  }
}
