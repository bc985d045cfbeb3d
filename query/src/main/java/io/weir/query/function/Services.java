package io.weir.query.function;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of the services that usually listen on a port: those of the IANA Service Name and Transport
 * Protocol Port Number Registry (RFC 6335), and in a few cases what everybody uses a port for.
 */
final class Services {
  private static final Map<Long, String> NAMES = new HashMap<>();

  static {
    // spotless:off — a table: ports and names
    name("20 ftp-data, 21 ftp, 22 ssh, 23 telnet, 25 smtp, 37 time, 43 whois, 49 tacacs, 53 domain, 67 bootps, 68 bootpc, 69 tftp, 70 gopher, 79 finger");
    name("80 http, 88 kerberos, 102 iso-tsap, 110 pop3, 111 sunrpc, 113 ident, 119 nntp, 123 ntp, 135 epmap, 137 netbios-ns, 138 netbios-dgm, 139 netbios-ssn");
    name("143 imap, 161 snmp, 162 snmptrap, 177 xdmcp, 179 bgp, 194 irc, 318 pkix-timestamp, 319 ptp-event, 320 ptp-general, 389 ldap, 427 svrloc, 443 https");
    name("445 microsoft-ds, 464 kpasswd, 465 submissions, 500 isakmp, 502 mbap, 514 syslog, 515 printer, 520 router, 521 ripng, 546 dhcpv6-client");
    name("547 dhcpv6-server, 548 afpovertcp, 554 rtsp, 563 nntps, 587 submission, 623 asf-rmcp, 631 ipp, 636 ldaps, 646 ldp, 749 kerberos-adm, 830 netconf-ssh");
    name("853 domain-s, 860 iscsi, 873 rsync, 989 ftps-data, 990 ftps, 992 telnets, 993 imaps, 994 ircs, 995 pop3s, 1080 socks, 1194 openvpn, 1433 ms-sql-s");
    name("1434 ms-sql-m, 1521 oracle, 1701 l2f, 1719 h323gatestat, 1720 h323hostcall, 1723 pptp, 1812 radius, 1813 radius-acct, 1883 mqtt, 1900 ssdp, 2049 nfs");
    name("2055 netflow, 2152 gtp-user, 2181 zookeeper, 2375 docker, 2376 docker-s, 2377 swarm, 2379 etcd-client, 2380 etcd-server, 3128 squid, 3260 iscsi-target");
    name("3268 msft-gc, 3269 msft-gc-ssl, 3306 mysql, 3389 ms-wbt-server, 3478 stun, 3544 teredo, 3784 bfd-control, 3785 bfd-echo, 4222 nats, 4500 ipsec-nat-t");
    name("4739 ipfix, 4789 vxlan, 4791 roce, 5004 avt-profile-1, 5060 sip, 5061 sips, 5201 iperf, 5222 xmpp-client, 5269 xmpp-server, 5349 stuns, 5353 mdns, 5355 llmnr");
    name("5432 postgresql, 5601 kibana, 5671 amqps, 5672 amqp, 5683 coap, 5684 coaps, 5900 rfb, 5985 wsman, 5986 wsmans, 6081 geneve, 6343 sflow, 6379 redis");
    name("6443 kubernetes, 6514 syslog-tls, 6653 openflow, 6881 bittorrent, 7687 bolt, 8080 http-alt, 8081 http-alt, 8086 influxdb, 8123 clickhouse, 8200 vault");
    name("8300 consul, 8443 https-alt, 8883 secure-mqtt, 9000 clickhouse-native, 9042 cassandra, 9090 prometheus, 9092 kafka, 9093 alertmanager, 9100 pdl-datastream");
    name("9200 elasticsearch, 9300 elasticsearch-node, 9418 git, 10050 zabbix-agent, 10051 zabbix-trapper, 10250 kubelet, 11211 memcache, 27017 mongodb, 51820 wireguard");
    // spotless:on
  }

  private Services() {}

  /** The name of the service on a port; null where the table has none. */
  static String name(long port) {
    return NAMES.get(port);
  }

  private static void name(String pairs) {
    for (String pair : pairs.split(", ", -1)) {
      int space = pair.indexOf(' ');
      NAMES.put(Long.valueOf(pair.substring(0, space)), pair.substring(space + 1));
    }
  }
}
