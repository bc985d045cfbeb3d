package io.weir.collector.sflow.flow;

import static io.weir.collector.sflow.flow.ItemForm.ADDRESS;
import static io.weir.collector.sflow.flow.ItemForm.IPV4;
import static io.weir.collector.sflow.flow.ItemForm.IPV6;
import static io.weir.collector.sflow.flow.ItemForm.KNOWN;
import static io.weir.collector.sflow.flow.ItemForm.MAC;
import static io.weir.collector.sflow.flow.ItemForm.MPLS_LABELS;
import static io.weir.collector.sflow.flow.ItemForm.TEXT;
import static io.weir.collector.sflow.flow.ItemForm.U32;
import static io.weir.collector.sflow.flow.ItemForm.U64;
import static io.weir.collector.sflow.flow.ItemForm.VLAN;
import static io.weir.collector.sflow.flow.ItemForm.VLAN_TAGS;
import static io.weir.collector.sflow.flow.LayoutReader.item;
import static io.weir.collector.sflow.flow.LayoutReader.meaning;
import static io.weir.collector.sflow.flow.LayoutReader.named;
import static io.weir.collector.sflow.flow.LayoutReader.sequence;
import static io.weir.collector.sflow.flow.LayoutReader.skip;

import io.weir.collector.sflow.flow.LayoutReader.Item;
import io.weir.storage.schema.Flows;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A flow record that is decoded: one entry a record, from which everything that deals with records
 * derives.
 *
 * @param tag enterprise and format (sFlow v5, section 4: data_format)
 * @param name of the structure in the document
 * @param document that specifies it
 * @param reader makes what reads it, for one decoder
 */
public record FlowRecordFormat(
    int tag, String name, String document, Function<FlowRecords, RecordReader> reader) {
  private static final String SFLOW = "sFlow Version 5";
  private static final String WIRELESS = "sFlow 802.11 Structures";
  private static final String OPENFLOW = "sFlow OpenFlow Structures";
  private static final String FIBRE_CHANNEL = "sFlow Fibre Channel Structures";
  private static final String QUEUES = "sFlow Queue Length Structures";
  private static final String TUNNELS = "sFlow Tunnel Structures";
  private static final String INFINIBAND = "sFlow InfiniBand Structures";
  private static final String DROPS = "sFlow Dropped Packet Notification Structures";
  private static final String TRANSIT = "sFlow Transit Delay Structures";
  private static final String TIMESTAMP = "sFlow Timestamp Structure";
  private static final String STORAGE = "sFlow Storage Structures (draft)";
  private static final String HOST = "sFlow Host Structures";
  private static final String APPLICATION = "sFlow Application Structures";
  private static final String MEMCACHE = "sFlow Memcache Structures";
  private static final String HTTP = "sFlow HTTP Structures";
  private static final String NAVIGATION = "sFlow Navigation Timing Structure";
  private static final String TCP = "host-sflow: extended_tcp_info";
  private static final String BROADCOM = "sFlow Broadcom Switch ASIC Structures";

  private static final NumberNames SIDES = NumberNames.from0("", "client", "server");
  private static final NumberNames SERVER_ENDS = NumberNames.from0("", "source", "destination");
  private static final NumberNames METHODS =
      NumberNames.from0(
          "other", "OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT");
  private static final NumberNames HTTP_VERSIONS =
      NumberNames.of(Map.of(9, "0.9", 1000, "1.0", 1001, "1.1", 2000, "2", 3000, "3"));
  private static final NumberNames TRANSACTION_STATUSES =
      NumberNames.from0("success", "failure", "out_of_memory", "timeout", "not_permitted");
  private static final NumberNames MEMCACHE_PROTOCOLS =
      NumberNames.from0("other", "ascii", "binary");
  private static final NumberNames MEMCACHE_COMMANDS =
      NumberNames.from0(
          "other", "set", "add", "replace", "append", "prepend", "cas", "get", "gets", "incr",
          "decr", "delete", "stats", "flush", "version", "quit", "touch");
  private static final NumberNames MEMCACHE_STATUSES =
      NumberNames.from0(
          "",
          "ok",
          "error",
          "client_error",
          "server_error",
          "stored",
          "not_stored",
          "exists",
          "not_found",
          "deleted");

  // spotless:off — a table: one line a record
  private static final List<FlowRecordFormat> PACKETS = List.of(
      read(1, "sampled_header", SFLOW, records -> records.packets()::sampledHeader),
      read(2, "sampled_ethernet", SFLOW, records -> records.packets()::sampledEthernet),
      read(3, "sampled_ipv4", SFLOW, records -> records.packets()::sampledIpv4),
      read(4, "sampled_ipv6", SFLOW, records -> records.packets()::sampledIpv6));

  private static final List<FlowRecordFormat> FORWARDING = List.of(
      items(1001, "extended_switch", SFLOW, item(VLAN, Flows.SOURCE_VLAN), item(U32, Flows.SOURCE_PRIORITY), item(VLAN, Flows.DESTINATION_VLAN), item(U32, Flows.DESTINATION_PRIORITY)),
      items(1002, "extended_router", SFLOW, item(ADDRESS, Flows.NEXT_HOP), item(U32, Flows.SOURCE_MASK), item(U32, Flows.DESTINATION_MASK)),
      read(1003, "extended_gateway", SFLOW, records -> new GatewayRecord(records.row())),
      items(1004, "extended_user", SFLOW, skip(), item(TEXT, Flows.SOURCE_USER), skip(), item(TEXT, Flows.DESTINATION_USER)),
      items(1005, "extended_url", SFLOW, named(SERVER_ENDS, "url.server"), item(TEXT, Flows.HTTP_URI), item(TEXT, Flows.HTTP_HOST)),
      items(1006, "extended_mpls", SFLOW, item(ADDRESS, Flows.NEXT_HOP), item(MPLS_LABELS, Flows.MPLS_IN), item(MPLS_LABELS, Flows.MPLS_OUT)),
      items(1007, "extended_nat", SFLOW, item(ADDRESS, Flows.NAT_SOURCE_IP), item(ADDRESS, Flows.NAT_DESTINATION_IP)),
      items(1008, "extended_mpls_tunnel", SFLOW, item(TEXT, "mpls.tunnel"), item(U32, "mpls.tunnel.id"), item(U32, "mpls.tunnel.cos")),
      items(1009, "extended_mpls_vc", SFLOW, item(TEXT, "mpls.vc"), item(U32, "mpls.vc.id"), item(U32, "mpls.vc.cos")),
      items(1010, "extended_mpls_FTN", SFLOW, item(TEXT, "mpls.ftn"), item(U32, "mpls.ftn.mask")),
      items(1011, "extended_mpls_LDP_FEC", SFLOW, item(U32, "mpls.fec.prefix")),
      items(1012, "extended_vlantunnel", SFLOW, item(VLAN_TAGS, Flows.VLAN_STACK)),
      items(1017, "extended_openflow_v1", OPENFLOW, item(U64, "openflow.cookie"), item(U32, "openflow.wildcards"), item(U32, "openflow.actions")),
      items(1018, "extended_fc", FIBRE_CHANNEL, item(U32, "fc.src.mask"), item(U32, "fc.dst.mask"), item(U32, "fc.next.hop"), item(U32, "fc.metric")),
      items(1020, "extended_nat_port", SFLOW, item(KNOWN, Flows.NAT_SOURCE_PORT), item(KNOWN, Flows.NAT_DESTINATION_PORT)),
      items(1034, "extended_vlanin", SFLOW, item(VLAN_TAGS, Flows.VLAN_IN)),
      items(1035, "extended_vlanout", SFLOW, item(VLAN_TAGS, Flows.VLAN_OUT)),
      read(2210, "extended_entities", HOST, records -> new EntitiesRecord(records.row())));

  private static final List<FlowRecordFormat> WIRELESS_LAN = List.of(
      read(1013, "extended_80211_payload", WIRELESS, records -> records.packets()::wirelessPayload),
      items(1014, "extended_80211_rx", WIRELESS, item(TEXT, Flows.WIFI_SSID), item(MAC, Flows.WIFI_BSSID), item(KNOWN, "wifi.version"), item(KNOWN, Flows.WIFI_CHANNEL), item(U64, Flows.WIFI_SPEED), item(U32, "wifi.rsni"), item(U32, "wifi.rcpi"), item(KNOWN, "wifi.duration.us")),
      items(1015, "extended_80211_tx", WIRELESS, item(TEXT, Flows.WIFI_SSID), item(MAC, Flows.WIFI_BSSID), item(KNOWN, "wifi.version"), item(KNOWN, "wifi.transmissions"), item(KNOWN, "wifi.duration.us"), item(KNOWN, "wifi.retransmission.us"), item(KNOWN, Flows.WIFI_CHANNEL), item(U64, Flows.WIFI_SPEED), item(KNOWN, "wifi.power.mw")),
      read(1016, "extended_80211_aggregation", WIRELESS, records -> records::aggregation));

  private static final List<FlowRecordFormat> TUNNEL_HEADERS = List.of(
      items(1021, "extended_L2_tunnel_egress", TUNNELS, meaning("tunnel.end", "egress"), item(U32, "tunnel.bytes"), item(MAC, "tunnel.eth.src"), item(MAC, "tunnel.eth.dst"), item(U32, "tunnel.eth.type")),
      items(1022, "extended_L2_tunnel_ingress", TUNNELS, meaning("tunnel.end", "ingress"), item(U32, "tunnel.bytes"), item(MAC, "tunnel.eth.src"), item(MAC, "tunnel.eth.dst"), item(U32, "tunnel.eth.type")),
      items(1023, "extended_ipv4_tunnel_egress", TUNNELS, tunnel("egress", IPV4)),
      items(1024, "extended_ipv4_tunnel_ingress", TUNNELS, tunnel("ingress", IPV4)),
      items(1025, "extended_ipv6_tunnel_egress", TUNNELS, tunnel("egress", IPV6)),
      items(1026, "extended_ipv6_tunnel_ingress", TUNNELS, tunnel("ingress", IPV6)),
      items(1027, "extended_decapsulate_egress", TUNNELS, item(U32, "decapsulate.egress.offset")),
      items(1028, "extended_decapsulate_ingress", TUNNELS, item(U32, "decapsulate.ingress.offset")),
      items(1029, "extended_vni_egress", TUNNELS, meaning("tunnel.end", "egress"), item(U32, Flows.VNI)),
      items(1030, "extended_vni_ingress", TUNNELS, meaning("tunnel.end", "ingress"), item(U32, Flows.VNI)));

  private static final List<FlowRecordFormat> INFINIBAND_HEADERS = List.of(
      items(1031, "extended_ib_lrh", INFINIBAND, item(U32, "ib.src.vl"), item(U32, "ib.src.sl"), item(U32, "ib.src.dlid"), item(U32, "ib.src.slid"), item(U32, "ib.src.lnh"), item(U32, "ib.dst.vl"), item(U32, "ib.dst.sl"), item(U32, "ib.dst.dlid"), item(U32, "ib.dst.slid"), item(U32, "ib.dst.lnh")),
      items(1032, "extended_ib_grh", INFINIBAND, item(U32, "ib.flow.label"), item(U32, "ib.tc"), item(IPV6, "ib.src.gid"), item(IPV6, "ib.dst.gid"), item(U32, "ib.next.header"), item(U32, "ib.length")),
      items(1033, "extended_ib_bth", INFINIBAND, item(U32, "ib.pkey"), item(U32, "ib.dst.qp"), item(U32, "ib.opcode")));

  private static final List<FlowRecordFormat> DEVICE = List.of(
      items(1019, "extended_queue_length", QUEUES, item(U32, Flows.QUEUE), item(U32, "queue.segments")),
      items(1036, "extended_egress_queue", DROPS, item(U32, Flows.QUEUE)),
      read(1037, "extended_acl", DROPS, records -> new AclRecord(records.row())),
      items(1038, "extended_function", DROPS, item(TEXT, Flows.FUNCTION)),
      items(1039, "extended_transit", TRANSIT, item(U32, Flows.TRANSIT_DELAY)),
      items(1040, "extended_queue", TRANSIT, item(U32, Flows.QUEUE_DEPTH)),
      items(1041, "extended_hw_trap", DROPS, item(TEXT, Flows.TRAP_GROUP), item(TEXT, Flows.TRAP)),
      items(1042, "extended_linux_drop_reason", DROPS, item(TEXT, Flows.LINUX_REASON)),
      read(1043, "extended_timestamp", TIMESTAMP, records -> records::timestamp),
      items(enterprise(4413, 1), "extended_bst_egress_queue", BROADCOM, item(U32, Flows.QUEUE)));

  private static final List<FlowRecordFormat> TRANSACTIONS = List.of(
      items(2000, "transaction", STORAGE, named(SIDES, "transaction.side"), item(U32, "transaction.wait.us"), item(U32, Flows.APP_DURATION), named(TRANSACTION_STATUSES, Flows.APP_STATUS), item(U64, "transaction.bytes.received"), item(U64, "transaction.bytes.sent")),
      items(2001, "extended_nfs_storage_transaction", STORAGE, item(TEXT, "nfs.path"), item(U32, "nfs.operation"), item(U32, "nfs.status")),
      items(2002, "extended_scsi_storage_transaction", STORAGE, item(U32, "scsi.lun"), item(U32, "scsi.operation"), item(U32, "scsi.status")),
      items(2003, "extended_http_transaction", STORAGE, item(TEXT, Flows.HTTP_URI), item(TEXT, Flows.HTTP_HOST), item(TEXT, "http.referer"), item(TEXT, "http.agent"), item(TEXT, "http.user"), item(KNOWN, Flows.HTTP_STATUS)));

  private static final List<FlowRecordFormat> SOCKETS = List.of(
      items(2100, "extended_socket_ipv4", HOST, item(KNOWN, Flows.SOCKET_PROTOCOL), item(IPV4, Flows.SOCKET_LOCAL_IP), item(IPV4, Flows.SOCKET_REMOTE_IP), item(KNOWN, Flows.SOCKET_LOCAL_PORT), item(KNOWN, Flows.SOCKET_REMOTE_PORT)),
      items(2101, "extended_socket_ipv6", HOST, item(KNOWN, Flows.SOCKET_PROTOCOL), item(IPV6, Flows.SOCKET_LOCAL_IP), item(IPV6, Flows.SOCKET_REMOTE_IP), item(KNOWN, Flows.SOCKET_LOCAL_PORT), item(KNOWN, Flows.SOCKET_REMOTE_PORT)),
      items(2102, "extended_proxy_socket_ipv4", HTTP, item(KNOWN, "proxy.protocol"), item(IPV4, "proxy.local.ip"), item(IPV4, "proxy.remote.ip"), item(KNOWN, "proxy.local.port"), item(KNOWN, "proxy.remote.port")),
      items(2103, "extended_proxy_socket_ipv6", HTTP, item(KNOWN, "proxy.protocol"), item(IPV6, "proxy.local.ip"), item(IPV6, "proxy.remote.ip"), item(KNOWN, "proxy.local.port"), item(KNOWN, "proxy.remote.port")));

  private static final List<FlowRecordFormat> APPLICATIONS = List.of(
      items(2200, "memcache_operation", MEMCACHE, named(MEMCACHE_PROTOCOLS, "memcache.protocol"), named(MEMCACHE_COMMANDS, Flows.MEMCACHE_COMMAND), item(TEXT, Flows.MEMCACHE_KEY), item(U32, "memcache.keys"), item(U32, "memcache.value.bytes"), item(U32, Flows.APP_DURATION), named(MEMCACHE_STATUSES, Flows.APP_STATUS)),
      items(2201, "http_request (deprecated)", HTTP, named(METHODS, Flows.HTTP_METHOD), httpRequest()),
      items(2202, "app_operation", APPLICATION, item(TEXT, Flows.APP_NAME), item(TEXT, Flows.APP_OPERATION), item(TEXT, Flows.APP_ATTRIBUTES), item(TEXT, "app.status.text"), item(U64, Flows.REQUEST_BYTES), item(U64, Flows.RESPONSE_BYTES), item(U32, Flows.APP_DURATION), named(ApplicationStatus.NAMES, Flows.APP_STATUS)),
      items(2203, "app_parent_context", APPLICATION, item(TEXT, "app.parent.name"), item(TEXT, "app.parent.operation"), item(TEXT, "app.parent.attributes")),
      items(2204, "app_initiator", APPLICATION, item(TEXT, Flows.APP_INITIATOR)),
      items(2205, "app_target", APPLICATION, item(TEXT, Flows.APP_TARGET)),
      items(2206, "http_request", HTTP, named(METHODS, Flows.HTTP_METHOD), named(HTTP_VERSIONS, "http.version"), httpRequest()),
      items(2207, "extended_proxy_request", HTTP, item(TEXT, "proxy.uri"), item(TEXT, "proxy.host")),
      items(2208, "extended_nav_timing", NAVIGATION, navigation()),
      read(2209, "extended_tcp_info", TCP, FlowRecords::tcp));
  // spotless:on

  /** Every flow record, family by family. */
  public static final List<FlowRecordFormat> ALL =
      Stream.of(
              PACKETS,
              FORWARDING,
              WIRELESS_LAN,
              TUNNEL_HEADERS,
              INFINIBAND_HEADERS,
              DEVICE,
              TRANSACTIONS,
              SOCKETS,
              APPLICATIONS)
          .flatMap(List::stream)
          .toList();

  private static FlowRecordFormat read(
      int tag, String name, String document, Function<FlowRecords, RecordReader> reader) {
    return new FlowRecordFormat(tag, name, document, reader);
  }

  private static FlowRecordFormat items(int tag, String name, String document, Item... items) {
    return read(tag, name, document, records -> new LayoutReader(items, records.row()));
  }

  private static int enterprise(int enterprise, int format) {
    return enterprise << 12 | format;
  }

  private static Item tunnel(String end, ItemForm address) {
    return sequence(
        meaning("tunnel.end", end),
        item(U32, "tunnel.bytes"),
        item(U32, Flows.TUNNEL_PROTOCOL),
        item(address, Flows.TUNNEL_SOURCE_IP),
        item(address, Flows.TUNNEL_DESTINATION_IP),
        item(KNOWN, "tunnel.src.port"),
        item(KNOWN, "tunnel.dst.port"),
        item(KNOWN, "tunnel.tcp.flags"),
        item(U32, "tunnel.tos"));
  }

  private static Item httpRequest() {
    return sequence(
        item(TEXT, Flows.HTTP_URI),
        item(TEXT, Flows.HTTP_HOST),
        item(TEXT, "http.referer"),
        item(TEXT, "http.agent"),
        item(TEXT, "http.forwarded.for"),
        item(TEXT, "http.user"),
        item(TEXT, "http.type"),
        item(U64, Flows.REQUEST_BYTES),
        item(U64, Flows.RESPONSE_BYTES),
        item(U32, Flows.APP_DURATION),
        item(KNOWN, Flows.HTTP_STATUS));
  }

  /** W3C Navigation Timing: milliseconds since the navigation began; 0 for what did not happen. */
  private static Item navigation() {
    return sequence(
        Stream.of(
                "type",
                "redirects",
                "start",
                "unload.start",
                "unload.end",
                "redirect.start",
                "redirect.end",
                "fetch.start",
                "dns.start",
                "dns.end",
                "connect.start",
                "connect.end",
                "tls.start",
                "request.start",
                "response.start",
                "response.end",
                "dom.loading",
                "dom.interactive",
                "dom.loaded.start",
                "dom.loaded.end",
                "dom.complete",
                "load.start",
                "load.end")
            .map(name -> item(KNOWN, "navigation." + name))
            .toArray(Item[]::new));
  }
}
