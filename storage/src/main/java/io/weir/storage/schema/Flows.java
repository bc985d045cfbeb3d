package io.weir.storage.schema;

import static io.weir.storage.schema.FieldType.ADDRESS;
import static io.weir.storage.schema.FieldType.MAC;
import static io.weir.storage.schema.FieldType.UINT16;
import static io.weir.storage.schema.FieldType.UINT32;
import static io.weir.storage.schema.FieldType.UINT8;

/** The table {@code flows}: one row for each sampled packet. */
public final class Flows {
  private static final Table.Builder FIELDS =
      Table.named("flows", "Sampled packets, one row a sample.");

  // spotless:off — a table: one line a field
  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "ms", "When the collector received the sample.");

  // sFlow v5, section 5: sample_datagram_v5, flow_sample, flow_sample_expanded
  public static final Field AGENT = FIELDS.indexed("agent", ADDRESS, "Address by which the agent names itself.");
  public static final Field SUB_AGENT = FIELDS.field("agent.sub", UINT32, "Number of the datagram stream within the agent.");
  public static final Field SOURCE_CLASS = FIELDS.field("source.class", UINT8, "Class of the data source: 0 interface, 1 VLAN, 2 physical entity, 3 logical entity.");
  public static final Field SOURCE_INDEX = FIELDS.field("source.index", UINT32, "Index of the data source in its class; the ifIndex of an interface.");
  public static final Field INPUT = FIELDS.indexed("input", UINT32, "ifIndex of the interface that the packet came in by; 1073741823 is the device itself.");
  public static final Field OUTPUT = FIELDS.indexed("output", UINT32, "ifIndex of the interface that the packet left by; 1073741823 is the device itself.");
  public static final Field OUTPUT_COUNT = FIELDS.field("output.count", UINT32, "Number of interfaces that the packet left by, where there were several; 0 where the agent does not know how many.");
  public static final Field DROP_REASON = FIELDS.field("drop.reason", UINT32, "Why the device discarded the packet, by sFlow's code; absent where it did not.");
  public static final Field SAMPLING_RATE = FIELDS.field("sampling.rate", UINT32, "packets", "Number of packets that the sample stands for.");
  public static final Field FRAME_BYTES = FIELDS.field("frame.bytes", UINT32, "bytes", "Length of the sampled frame on the wire, frame check sequence included.");
  public static final Field BYTES = FIELDS.product("bytes", "bytes", "Estimated bytes: frame length times sampling rate.", FRAME_BYTES, SAMPLING_RATE);
  public static final Field PACKETS = FIELDS.product("packets", "packets", "Estimated packets: the sampling rate.", SAMPLING_RATE);

  // IEEE 802.3, 802.1Q; sFlow v5: sampled_ethernet
  public static final Field ETHERNET_SOURCE = FIELDS.field("eth.src", MAC, "Source Ethernet address.");
  public static final Field ETHERNET_DESTINATION = FIELDS.field("eth.dst", MAC, "Destination Ethernet address.");
  public static final Field ETHERNET_TYPE = FIELDS.field("eth.type", UINT16, "EtherType behind all VLAN tags.");
  public static final Field VLAN = FIELDS.indexed("vlan", UINT16, "VLAN id of the outermost 802.1Q tag.");
  public static final Field VLAN_PRIORITY = FIELDS.field("vlan.priority", UINT8, "Priority code point of the outermost 802.1Q tag.");

  // RFC 791, RFC 8200; sFlow v5: sampled_ipv4, sampled_ipv6
  public static final Field SOURCE_IP = FIELDS.field("src.ip", ADDRESS, "Source address.");
  public static final Field DESTINATION_IP = FIELDS.field("dst.ip", ADDRESS, "Destination address.");
  public static final Field PROTOCOL = FIELDS.indexed("protocol", UINT8, "IP protocol number: 6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6.");
  public static final Field IP_TOS = FIELDS.field("ip.tos", UINT8, "IPv4 type of service or IPv6 traffic class: DSCP and ECN.");
  public static final Field IP_TTL = FIELDS.field("ip.ttl", UINT8, "IPv4 time to live or IPv6 hop limit.");
  public static final Field IP_BYTES = FIELDS.field("ip.bytes", UINT32, "bytes", "Length of the IP packet, header included.");

  // RFC 9293, RFC 768, RFC 792, RFC 4443
  public static final Field SOURCE_PORT = FIELDS.field("src.port", UINT16, "Source port of TCP or UDP.");
  public static final Field DESTINATION_PORT = FIELDS.field("dst.port", UINT16, "Destination port of TCP or UDP.");
  public static final Field TCP_FLAGS = FIELDS.field("tcp.flags", UINT8, "TCP flags: 1 FIN, 2 SYN, 4 RST, 8 PSH, 16 ACK, 32 URG, 64 ECE, 128 CWR.");
  public static final Field ICMP_TYPE = FIELDS.field("icmp.type", UINT8, "Type of the ICMP or ICMPv6 message.");
  public static final Field ICMP_CODE = FIELDS.field("icmp.code", UINT8, "Code of the ICMP or ICMPv6 message.");
  // spotless:on

  public static final Table TABLE = FIELDS.build();

  private Flows() {}
}
