package io.weir.storage.schema;

import static io.weir.storage.schema.FieldType.ADDRESS;
import static io.weir.storage.schema.FieldType.INT64;
import static io.weir.storage.schema.FieldType.MAC;
import static io.weir.storage.schema.FieldType.TEXT;
import static io.weir.storage.schema.FieldType.UINT16;
import static io.weir.storage.schema.FieldType.UINT32;
import static io.weir.storage.schema.FieldType.UINT8;

import java.util.Map;

/** The table {@code flows}: one row for each sampled packet or application operation. */
public final class Flows {
  private static final Table.Builder FIELDS =
      Table.named("flows", "Sampled packets and application operations, one row a sample.")
          .atLineRate();

  // spotless:off — a table: one line a field
  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "ms", "When the packet was sampled, where the agent says so and its clock is within a minute of the collector's; else when the sample was received.");

  // sFlow v5, section 5: sample_datagram_v5, flow_sample, flow_sample_expanded
  public static final Field AGENT = FIELDS.indexed("agent", ADDRESS, "Address by which the agent names itself.");
  public static final Field SUB_AGENT = FIELDS.field("agent.sub", UINT32, "Number of the datagram stream within the agent.");
  public static final Field SOURCE_CLASS = FIELDS.field("source.class", UINT8, "Class of the data source: 0 interface, 1 VLAN, 2 physical entity, 3 logical entity.");
  public static final Field SOURCE_INDEX = FIELDS.field("source.index", UINT32, "Index of the data source in its class; the ifIndex of an interface.");
  public static final Field SOURCE_NAME = FIELDS.field("source.name", TEXT, "Name of the data source, where it has a name instead of a number.");
  public static final Field INPUT = FIELDS.indexed("input", UINT32, "ifIndex of the interface that the packet came in by; 1073741823 is the device itself.");
  public static final Field OUTPUT = FIELDS.indexed("output", UINT32, "ifIndex of the interface that the packet left by; 1073741823 is the device itself.");
  public static final Field INPUT_NAME = FIELDS.indexed("input.name", TEXT, "Name of the interface that the packet came in by, as the agent's counters tell it.");
  public static final Field OUTPUT_NAME = FIELDS.indexed("output.name", TEXT, "Name of the interface that the packet left by, as the agent's counters tell it.");
  public static final Field OUTPUT_COUNT = FIELDS.field("output.count", UINT32, "Number of interfaces that the packet left by, where there were several; 0 where the agent does not know how many.");
  public static final Field DROP_REASON = FIELDS.indexed("drop.reason", TEXT, "Why the device discarded the packet, by sFlow's name such as acl or ttl_exceeded; absent where it did not, or where the code has no name.");
  public static final Field DROP_CODE = FIELDS.field("drop.code", UINT32, "Why the device discarded the packet, by sFlow's code; absent where it did not.");
  public static final Field SAMPLING_RATE = FIELDS.field("sampling.rate", UINT32, "packets", "Number of packets that the sample stands for.");
  public static final Field FRAME_BYTES = FIELDS.field("frame.bytes", UINT32, "bytes", "Length of the sampled frame on the wire, frame check sequence included.");
  public static final Field BYTES = FIELDS.product("bytes", "bytes", "Estimated bytes: frame length times sampling rate.", FRAME_BYTES, SAMPLING_RATE);
  public static final Field FRAMES = FIELDS.field("frames", UINT8, "packets", "Frames that the sample holds: 1, or absent where it is of an application's operation.");
  public static final Field PACKETS = FIELDS.product("packets", "packets", "Estimated packets: frames times sampling rate.", FRAMES, SAMPLING_RATE);

  // IEEE 802.3, 802.1Q; sFlow v5: sampled_ethernet
  public static final Field ETHERNET_SOURCE = FIELDS.field("eth.src", MAC, "Source Ethernet address.");
  public static final Field ETHERNET_DESTINATION = FIELDS.field("eth.dst", MAC, "Destination Ethernet address.");
  public static final Field ETHERNET_TYPE = FIELDS.field("eth.type", UINT16, "EtherType behind all VLAN tags, or in the SNAP header of a frame that has a length in its place.");
  public static final Field VLAN = FIELDS.indexed("vlan", UINT16, "VLAN id of the outermost 802.1Q tag.");
  public static final Field VLAN_PRIORITY = FIELDS.field("vlan.priority", UINT8, "Priority code point of the outermost 802.1Q tag.");
  public static final Field VLAN_INNER = FIELDS.field("vlan.inner", UINT16, "VLAN id of the second 802.1Q tag.");

  // RFC 3032, RFC 826
  public static final Field MPLS_LABEL = FIELDS.indexed("mpls.label", UINT32, "Label at the top of the first stack of MPLS labels, in a tunnel or not.");
  public static final Field ARP_OPERATION = FIELDS.field("arp.operation", UINT16, "Operation of the ARP packet: 1 request, 2 reply; its sender and target are src.ip and dst.ip.");

  // RFC 791, RFC 8200; sFlow v5: sampled_ipv4, sampled_ipv6
  public static final Field SOURCE_IP = FIELDS.field("src.ip", ADDRESS, "Source address.");
  public static final Field DESTINATION_IP = FIELDS.field("dst.ip", ADDRESS, "Destination address.");
  public static final Field PROTOCOL = FIELDS.indexed("protocol", UINT8, "IP protocol number: 6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6.");
  public static final Field IP_TOS = FIELDS.field("ip.tos", UINT8, "IPv4 type of service or IPv6 traffic class: DSCP and ECN.");
  public static final Field IP_TTL = FIELDS.field("ip.ttl", UINT8, "IPv4 time to live or IPv6 hop limit.");
  public static final Field IP_BYTES = FIELDS.field("ip.bytes", UINT32, "bytes", "Length of the IP packet, header included.");
  public static final Field IP_FRAGMENT = FIELDS.field("ip.fragment", UINT16, "bytes", "Where in its packet the fragment begins; absent where the packet is whole.");

  // RFC 9293, RFC 768, RFC 9260, RFC 792, RFC 4443
  public static final Field SOURCE_PORT = FIELDS.field("src.port", UINT16, "Source port of TCP, UDP, UDP-Lite, SCTP or DCCP.");
  public static final Field DESTINATION_PORT = FIELDS.field("dst.port", UINT16, "Destination port of TCP, UDP, UDP-Lite, SCTP or DCCP.");
  public static final Field TCP_FLAGS = FIELDS.field("tcp.flags", UINT8, "TCP flags: 1 FIN, 2 SYN, 4 RST, 8 PSH, 16 ACK, 32 URG, 64 ECE, 128 CWR.");
  public static final Field ICMP_TYPE = FIELDS.field("icmp.type", UINT8, "Type of the ICMP or ICMPv6 message.");
  public static final Field ICMP_CODE = FIELDS.field("icmp.code", UINT8, "Code of the ICMP or ICMPv6 message.");

  // RFC 7348, RFC 8926, RFC 2784, RFC 2890, RFC 7637, RFC 2003, RFC 4213, RFC 2473
  public static final Field STACK = FIELDS.indexed("stack", TEXT, "Layers of the packet, outermost first, by name: eth.vlan.ip.udp.vxlan.eth.ip.tcp.");
  public static final Field TUNNEL_TYPE = FIELDS.indexed("tunnel.type", TEXT, "How the packet carries another one, whose fields begin with inner: vxlan, geneve, gre, nvgre, erspan, gtp, ipip, 4in6, 6in4, 6in6, mpls, pseudowire.");
  public static final Field VNI = FIELDS.indexed("vni", UINT32, "Number of the virtual network that VXLAN, GENEVE or NVGRE carries, in the packet or as the device says.");
  public static final Field GRE_KEY = FIELDS.field("gre.key", UINT32, "Key in the GRE header.");
  public static final Field INNER_ETHERNET_SOURCE = FIELDS.field("inner.eth.src", MAC, "Source Ethernet address of the packet inside the first tunnel.");
  public static final Field INNER_ETHERNET_DESTINATION = FIELDS.field("inner.eth.dst", MAC, "Destination Ethernet address of the packet inside the first tunnel.");
  public static final Field INNER_VLAN = FIELDS.field("inner.vlan", UINT16, "VLAN id of the outermost 802.1Q tag of the packet inside the first tunnel.");
  public static final Field INNER_SOURCE_IP = FIELDS.field("inner.src.ip", ADDRESS, "Source address of the packet inside the first tunnel.");
  public static final Field INNER_DESTINATION_IP = FIELDS.field("inner.dst.ip", ADDRESS, "Destination address of the packet inside the first tunnel.");
  public static final Field INNER_PROTOCOL = FIELDS.indexed("inner.protocol", UINT8, "IP protocol number of the packet inside the first tunnel.");
  public static final Field INNER_IP_TOS = FIELDS.field("inner.ip.tos", UINT8, "IPv4 type of service or IPv6 traffic class of the packet inside the first tunnel.");
  public static final Field INNER_SOURCE_PORT = FIELDS.field("inner.src.port", UINT16, "Source port of the packet inside the first tunnel.");
  public static final Field INNER_DESTINATION_PORT = FIELDS.field("inner.dst.port", UINT16, "Destination port of the packet inside the first tunnel.");
  public static final Field INNER_TCP_FLAGS = FIELDS.field("inner.tcp.flags", UINT8, "TCP flags of the packet inside the first tunnel, by the numbers of tcp.flags.");

  // sFlow v5, section 5: extended_switch, extended_router, extended_gateway, extended_user
  public static final Field SOURCE_VLAN = FIELDS.field("src.vlan", UINT16, "VLAN that the packet came in by, as the switch says.");
  public static final Field SOURCE_PRIORITY = FIELDS.field("src.vlan.priority", UINT8, "Priority code point with which the packet came in, as the switch says.");
  public static final Field DESTINATION_VLAN = FIELDS.field("dst.vlan", UINT16, "VLAN that the packet left by, as the switch says.");
  public static final Field DESTINATION_PRIORITY = FIELDS.field("dst.vlan.priority", UINT8, "Priority code point with which the packet left, as the switch says.");
  public static final Field NEXT_HOP = FIELDS.field("next.hop", ADDRESS, "Router that the packet was sent to next.");
  public static final Field SOURCE_MASK = FIELDS.field("src.mask", UINT8, "Prefix length of the route back to the source.");
  public static final Field DESTINATION_MASK = FIELDS.field("dst.mask", UINT8, "Prefix length of the route to the destination.");
  public static final Field BGP_NEXT_HOP = FIELDS.field("bgp.next.hop", ADDRESS, "Border router that the route to the destination names.");
  public static final Field ROUTER_AS = FIELDS.field("router.as", UINT32, "Autonomous system of the router that took the sample.");
  public static final Field SOURCE_AS = FIELDS.indexed("src.as", UINT32, "Autonomous system of the source.");
  public static final Field SOURCE_PEER_AS = FIELDS.field("src.peer.as", UINT32, "Neighbouring autonomous system towards the source.");
  public static final Field DESTINATION_AS = FIELDS.indexed("dst.as", UINT32, "Autonomous system of the destination: the last of the path, the router's own where there is none.");
  public static final Field DESTINATION_PEER_AS = FIELDS.field("dst.peer.as", UINT32, "Neighbouring autonomous system towards the destination: the first of the path.");
  public static final Field AS_PATH = FIELDS.field("as.path", TEXT, "Autonomous systems on the way to the destination, such as 64500 64501 {64502 64503}; braces hold a set.");
  public static final Field COMMUNITIES = FIELDS.field("communities", TEXT, "BGP communities of the route to the destination, such as 64500:100 64500:200.");
  public static final Field LOCAL_PREFERENCE = FIELDS.field("local.pref", UINT32, "BGP local preference of the route to the destination.");
  public static final Field SOURCE_USER = FIELDS.field("src.user", TEXT, "User at the source.");
  public static final Field DESTINATION_USER = FIELDS.field("dst.user", TEXT, "User at the destination.");
  public static final Field NAT_SOURCE_IP = FIELDS.field("nat.src.ip", ADDRESS, "Source address after translation.");
  public static final Field NAT_DESTINATION_IP = FIELDS.field("nat.dst.ip", ADDRESS, "Destination address after translation.");
  public static final Field NAT_SOURCE_PORT = FIELDS.field("nat.src.port", UINT16, "Source port after translation.");
  public static final Field NAT_DESTINATION_PORT = FIELDS.field("nat.dst.port", UINT16, "Destination port after translation.");
  public static final Field MPLS_IN = FIELDS.field("mpls.in", TEXT, "Labels with which the packet came in, the outermost first, such as 16 300.");
  public static final Field MPLS_OUT = FIELDS.field("mpls.out", TEXT, "Labels with which the packet left, the outermost first.");
  public static final Field VLAN_STACK = FIELDS.field("vlan.stack", TEXT, "VLAN tags that were taken off before the packet was sampled, the outermost first, as type and id: 88a8.100 8100.7.");
  public static final Field VLAN_IN = FIELDS.field("vlan.in", TEXT, "VLAN tags with which the packet came in, the outermost first.");
  public static final Field VLAN_OUT = FIELDS.field("vlan.out", TEXT, "VLAN tags with which the packet left, the outermost first.");

  // sFlow Tunnels Structures; sFlow 802.11 Structures
  public static final Field TUNNEL_SOURCE_IP = FIELDS.field("tunnel.src.ip", ADDRESS, "Source address of a tunnel's header that the device added or took off.");
  public static final Field TUNNEL_DESTINATION_IP = FIELDS.field("tunnel.dst.ip", ADDRESS, "Destination address of a tunnel's header that the device added or took off.");
  public static final Field TUNNEL_PROTOCOL = FIELDS.field("tunnel.protocol", UINT8, "IP protocol number of a tunnel's header that the device added or took off.");
  public static final Field WIFI_SSID = FIELDS.field("wifi.ssid", TEXT, "Name of the wireless network.");
  public static final Field WIFI_BSSID = FIELDS.field("wifi.bssid", MAC, "Address of the access point's radio.");
  public static final Field WIFI_CHANNEL = FIELDS.field("wifi.channel", UINT16, "Channel of the radio.");
  public static final Field WIFI_SPEED = FIELDS.field("wifi.speed", INT64, "bit/s", "Bit rate of the transmission.");

  // sFlow Dropped Packet Notification, sFlow Transit Delay, sFlow Queue Length, Broadcom
  public static final Field QUEUE = FIELDS.field("queue", UINT32, "Egress queue that the packet went through.");
  public static final Field QUEUE_DEPTH = FIELDS.field("queue.depth", UINT32, "bytes", "Bytes that stood in the egress queue.");
  public static final Field TRANSIT_DELAY = FIELDS.field("transit.delay", UINT32, "ns", "Time that the packet spent in the device; 4294967295 stands for that long or longer.");
  public static final Field ACL = FIELDS.field("acl", TEXT, "Access control list that the packet hit, by name, or by number where it has none.");
  public static final Field ACL_DIRECTION = FIELDS.field("acl.direction", TEXT, "Whether the access control list applies on ingress or on egress.");
  public static final Field FUNCTION = FIELDS.field("function", TEXT, "Function of the kernel that discarded the packet.");
  public static final Field TRAP_GROUP = FIELDS.field("trap.group", TEXT, "Group of the hardware trap that the packet hit.");
  public static final Field TRAP = FIELDS.field("trap", TEXT, "Hardware trap that the packet hit.");
  public static final Field LINUX_REASON = FIELDS.field("linux.reason", TEXT, "Why the Linux kernel discarded the packet, by its own name such as NO_SOCKET.");

  // sFlow TCP information (host-sflow); Linux: struct tcp_info
  public static final Field TCP_DIRECTION = FIELDS.field("tcp.direction", TEXT, "Whether the reporting host had sent or received the packet.");
  public static final Field TCP_RTT = FIELDS.field("tcp.rtt", UINT32, "us", "Smoothed round-trip time of the connection.");
  public static final Field TCP_RTT_VARIANCE = FIELDS.field("tcp.rtt.variance", UINT32, "us", "Mean deviation of the connection's round-trip time.");
  public static final Field TCP_RTT_MIN = FIELDS.field("tcp.rtt.min", UINT32, "us", "Least round-trip time of the connection.");
  public static final Field TCP_RETRANSMITS = FIELDS.field("tcp.retransmits", UINT32, "segments", "Segments that the connection sent again since its sample before; absent on its first.");
  public static final Field TCP_LOST = FIELDS.field("tcp.lost", UINT32, "segments", "Segments that the sender takes for lost at the moment.");
  public static final Field TCP_UNACKED = FIELDS.field("tcp.unacked", UINT32, "segments", "Segments on the way, not acknowledged yet.");
  public static final Field TCP_CWND = FIELDS.field("tcp.cwnd", UINT32, "segments", "Congestion window.");
  public static final Field TCP_REORDERING = FIELDS.field("tcp.reordering", UINT32, "segments", "How far segments are known to overtake each other.");
  public static final Field TCP_MSS = FIELDS.field("tcp.mss", UINT32, "bytes", "Largest segment that the connection sends.");
  public static final Field TCP_MSS_RECEIVED = FIELDS.field("tcp.mss.received", UINT32, "bytes", "Largest segment that the connection receives, as estimated.");
  public static final Field TCP_PATH_MTU = FIELDS.field("tcp.pmtu", UINT32, "bytes", "Largest packet that the path takes.");

  // sFlow Host, HTTP, Application and Memcache Structures
  public static final Field SOURCE_ENTITY = FIELDS.field("src.entity", TEXT, "Virtual machine, container or other data source that sent the packet, as class and index: 3:100001.");
  public static final Field DESTINATION_ENTITY = FIELDS.field("dst.entity", TEXT, "Virtual machine, container or other data source that received the packet, as class and index.");
  public static final Field SOCKET_PROTOCOL = FIELDS.field("socket.protocol", UINT8, "IP protocol number of the application's socket.");
  public static final Field SOCKET_LOCAL_IP = FIELDS.field("socket.local.ip", ADDRESS, "The application's own address.");
  public static final Field SOCKET_LOCAL_PORT = FIELDS.field("socket.local.port", UINT16, "The application's own port.");
  public static final Field SOCKET_REMOTE_IP = FIELDS.field("socket.remote.ip", ADDRESS, "Address of the application's peer.");
  public static final Field SOCKET_REMOTE_PORT = FIELDS.field("socket.remote.port", UINT16, "Port of the application's peer.");
  public static final Field APP_NAME = FIELDS.indexed("app.name", TEXT, "Application, such as payments.");
  public static final Field APP_OPERATION = FIELDS.field("app.operation", TEXT, "Operation of the application.");
  public static final Field APP_ATTRIBUTES = FIELDS.field("app.attributes", TEXT, "Attributes of the operation, such as cc=visa&loc=us.");
  public static final Field APP_STATUS = FIELDS.field("app.status", TEXT, "How the operation ended, such as success, timeout or not_found.");
  public static final Field APP_DURATION = FIELDS.field("app.duration", UINT32, "us", "How long the operation took.");
  public static final Field APP_INITIATOR = FIELDS.field("app.initiator", TEXT, "Who asked for the operation.");
  public static final Field APP_TARGET = FIELDS.field("app.target", TEXT, "What the operation was upon.");
  public static final Field REQUEST_BYTES = FIELDS.field("request.bytes", INT64, "bytes", "Length of the request.");
  public static final Field RESPONSE_BYTES = FIELDS.field("response.bytes", INT64, "bytes", "Length of the response.");
  public static final Field HTTP_METHOD = FIELDS.field("http.method", TEXT, "Method of the HTTP request, such as GET.");
  public static final Field HTTP_HOST = FIELDS.field("http.host", TEXT, "Host of the HTTP request.");
  public static final Field HTTP_URI = FIELDS.field("http.uri", TEXT, "Path and query of the HTTP request.");
  public static final Field HTTP_STATUS = FIELDS.field("http.status", UINT16, "Status code of the HTTP response.");
  public static final Field MEMCACHE_COMMAND = FIELDS.field("memcache.command", TEXT, "Command to a memcached server, such as get.");
  public static final Field MEMCACHE_KEY = FIELDS.field("memcache.key", TEXT, "Key that the command to a memcached server was about.");

  // the inventory and the databases of addresses: io.weir.collector.resource
  public static final Field DIRECTION = FIELDS.indexed("direction", TEXT, "How the packet crosses the border of what is local: in, out, internal or transit.");
  public static final Field LOCAL_END = FIELDS.field("local.end", TEXT, "Which end is the local one: src or dst of the packet; none, where the remote end is the destination; app, where there is no packet, but an application's socket.");
  public static final Field LOCAL_IP = FIELDS.choice("local.ip", ADDRESS, "Address of the local end: that of the source, the destination or the socket, by local.end.", new Choice(LOCAL_END, Map.of("src", SOURCE_IP, "dst", DESTINATION_IP, "app", SOCKET_LOCAL_IP)));
  public static final Field LOCAL_PORT = FIELDS.choice("local.port", UINT16, "Port of the local end: that of the source, the destination or the socket, by local.end.", new Choice(LOCAL_END, Map.of("src", SOURCE_PORT, "dst", DESTINATION_PORT, "app", SOCKET_LOCAL_PORT)));
  public static final Field LOCAL_REGION = FIELDS.indexed("local.region", TEXT, "Region of the local end, as the inventory says.");
  public static final Field LOCAL_ZONE = FIELDS.indexed("local.zone", TEXT, "Availability zone, site or the like of the local end, as the inventory says.");
  public static final Field LOCAL_VPC = FIELDS.indexed("local.vpc", TEXT, "Virtual network of the local end, as the inventory says.");
  public static final Field LOCAL_SUBNET = FIELDS.indexed("local.subnet", TEXT, "Subnet of the local end, as the inventory says; without one, the /24 or /64 of a private address.");
  public static final Field LOCAL_NAME = FIELDS.indexed("local.name", TEXT, "Name of the most specific network of the local end, as the inventory says.");
  public static final Field LOCAL_SERVICE = FIELDS.indexed("local.service", TEXT, "Service at the local end, as the inventory says.");
  public static final Field LOCAL_TAGS = FIELDS.field("local.tags", TEXT, "Tags of the local end, as the inventory says, such as env=prod team=payments.");
  public static final Field REMOTE_IP = FIELDS.choice("remote.ip", ADDRESS, "Address of the remote end: that of the source, the destination or the socket, by local.end.", new Choice(LOCAL_END, Map.of("src", DESTINATION_IP, "dst", SOURCE_IP, "none", DESTINATION_IP, "app", SOCKET_REMOTE_IP)));
  public static final Field REMOTE_PORT = FIELDS.choice("remote.port", UINT16, "Port of the remote end: that of the source, the destination or the socket, by local.end.", new Choice(LOCAL_END, Map.of("src", DESTINATION_PORT, "dst", SOURCE_PORT, "none", DESTINATION_PORT, "app", SOCKET_REMOTE_PORT)));
  public static final Field REMOTE_REGION = FIELDS.indexed("remote.region", TEXT, "Region of the remote end, as the inventory says.");
  public static final Field REMOTE_ZONE = FIELDS.indexed("remote.zone", TEXT, "Availability zone, site or the like of the remote end, as the inventory says.");
  public static final Field REMOTE_VPC = FIELDS.indexed("remote.vpc", TEXT, "Virtual network of the remote end, as the inventory says.");
  public static final Field REMOTE_SUBNET = FIELDS.indexed("remote.subnet", TEXT, "Subnet of the remote end, as the inventory says.");
  public static final Field REMOTE_NAME = FIELDS.indexed("remote.name", TEXT, "Name of the most specific network of the remote end, as the inventory says.");
  public static final Field REMOTE_SERVICE = FIELDS.indexed("remote.service", TEXT, "Service at the remote end, as the inventory says.");
  public static final Field REMOTE_TAGS = FIELDS.field("remote.tags", TEXT, "Tags of the remote end, as the inventory says, such as env=prod team=payments.");
  public static final Field PROVIDER = FIELDS.indexed("provider", TEXT, "Organisation that runs the autonomous system of the remote end.");
  public static final Field REMOTE_AS = FIELDS.indexed("remote.as", UINT32, "Autonomous system of the remote end: as the agent says, else as the database does.");
  public static final Field REMOTE_COUNTRY = FIELDS.indexed("remote.country", TEXT, "Country of the remote end, by its code of two letters (ISO 3166-1), as the database says.");
  public static final Field REMOTE_CITY = FIELDS.indexed("remote.city", TEXT, "City of the remote end, as the database says.");
  public static final Field REMOTE_LOCATION = FIELDS.field("remote.location", TEXT, "Where the city of the remote end lies, as degrees of latitude and longitude: 52.52,13.41.");

  public static final Field EXTRA = FIELDS.field("extra", TEXT, "What records say that have no field of their own, as pairs such as fc.metric=3 http.referer=/.");
  // spotless:on

  public static final Table TABLE = FIELDS.build();

  private Flows() {}
}
