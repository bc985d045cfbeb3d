package io.weir.jmh.ingest;

import java.util.List;

/** What a console's filtered charts ask of the last minute. */
final class Questions {
  /**
   * The senders' datagrams are those of six hosts, which serve some hundred connections: the first
   * four pass at most one row in two hundred, the others, by host or service, one in ten.
   */
  static final List<String> TEXTS =
      List.of(
          "flows last 1m | where dst.port = 51772 | stats sum(bytes) as traffic by src.ip, dst.ip |"
              + " top 10 by traffic",
          "flows last 1m | where src.ip in 10.20.3.0/24 and dst.port = 53408 | stats rate(bytes) as"
              + " traffic by bin(1s)",
          "flows last 1m | where agent = 10.20.1.1 and src.port = 53952 | stats count() as samples"
              + " by dst.port | top 10 by samples",
          "flows last 1m | where tcp.rtt > 1ms and dst.port in (51498, 56256) | stats p99(tcp.rtt),"
              + " count() as samples by dst.ip | top 10 by samples",
          "flows last 1m | where src.ip in 10.20.1.0/24 and dst.port = 8443 | stats sum(bytes) as"
              + " traffic by src.ip, dst.ip | top 10 by traffic",
          "flows last 1m | where dst.ip = 10.20.2.1 | stats rate(bytes) as traffic by bin(1s)",
          "flows last 1m | where src.ip = 10.20.3.10 | stats count() as samples by dst.port | top"
              + " 10 by samples",
          "flows last 1m | where tcp.rtt > 1ms and dst.port = 8080 | stats p99(tcp.rtt), count() as"
              + " samples by dst.ip | top 10 by samples");

  private Questions() {}
}
