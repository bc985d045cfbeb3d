package io.weir.collector.sflow.counter;

import static io.weir.collector.sflow.counter.CounterFormat.structure;
import static io.weir.collector.sflow.counter.CounterItem.item;
import static io.weir.collector.sflow.counter.CounterItem.list;
import static io.weir.collector.sflow.counter.CounterKind.MAC;
import static io.weir.collector.sflow.counter.CounterKind.NUMBER_TAG;
import static io.weir.collector.sflow.counter.CounterKind.UUID;

import java.util.List;

/** What hosts report of themselves, by the names of the documents: times in ms, memory in bytes. */
final class HostCounters {
  private static final String HOST = "sflow_host.txt";
  private static final String HOST_IP = "sflow_host_ip.txt";

  // spotless:off — a table: one entry a structure
  static final List<CounterFormat> FORMATS = List.of(
      // the document gives the uuid a length, agents send none
      structure(2000, "host_descr", HOST)
          .strings("hostname")
          .all(UUID, "uuid")
          .word("machine_type",
              "", "other", "x86", "x86_64", "ia64", "sparc", "alpha", "powerpc", "m68k", "mips",
              "arm", "hppa", "s390")
          .word("os_name",
              "", "other", "linux", "windows", "darwin", "hpux", "aix", "dragonfly", "freebsd",
              "netbsd", "openbsd", "osf", "solaris")
          .strings("os_release")
          .build(),

      // the tag is the ifIndex of the adapter
      structure(2001, "host_adapters", HOST)
          .list("", item("adapter", NUMBER_TAG), list("", List.of(item("adapter_mac_address", MAC))))
          .build(),

      structure(2002, "host_parent", HOST)
          .gauges32("container_type", "container_index")
          .build(),

      // uptime in s, cpu_speed in MHz
      structure(2003, "host_cpu", HOST)
          .floats("load_one", "load_five", "load_fifteen")
          .gauges32("proc_run", "proc_total", "cpu_num", "cpu_speed", "uptime")
          .counters32(
              "cpu_user", "cpu_nice", "cpu_system", "cpu_idle", "cpu_wio", "cpu_intr", "cpu_sintr",
              "interrupts", "contexts")
          .later()
          .counters32("cpu_steal", "cpu_guest", "cpu_guest_nice")
          .build(),

      structure(2004, "host_memory", HOST)
          .gauges64(
              "mem_total", "mem_free", "mem_shared", "mem_buffers", "mem_cached", "swap_total",
              "swap_free")
          .counters32("page_in", "page_out", "swap_in", "swap_out")
          .build(),

      structure(2005, "host_disk_io", HOST)
          .gauges64("disk_total", "disk_free").percentages("disk_part_max_used")
          .counters32("disk_reads").counters64("disk_bytes_read").counters32("disk_read_time")
          .counters32("disk_writes").counters64("disk_bytes_written").counters32("disk_write_time")
          .build(),

      structure(2006, "host_net_io", HOST)
          .counters64("net_bytes_in").counters32("net_pkts_in", "net_errs_in", "net_drops_in")
          .counters64("net_bytes_out").counters32("net_packets_out", "net_errs_out", "net_drops_out")
          .build(),

      // RFC 1213
      structure(2007, "mib2_ip_group", HOST_IP)
          .gauges32("ipForwarding", "ipDefaultTTL")
          .counters32(
              "ipInReceives", "ipInHdrErrors", "ipInAddrErrors", "ipForwDatagrams",
              "ipInUnknownProtos", "ipInDiscards", "ipInDelivers", "ipOutRequests",
              "ipOutDiscards", "ipOutNoRoutes")
          .gauges32("ipReasmTimeout")
          .counters32(
              "ipReasmReqds", "ipReasmOKs", "ipReasmFails", "ipFragOKs", "ipFragFails",
              "ipFragCreates")
          .build(),

      structure(2008, "mib2_icmp_group", HOST_IP)
          .counters32(
              "icmpInMsgs", "icmpInErrors", "icmpInDestUnreachs", "icmpInTimeExcds",
              "icmpInParamProbs", "icmpInSrcQuenchs", "icmpInRedirects", "icmpInEchos",
              "icmpInEchoReps", "icmpInTimestamps", "icmpInAddrMasks", "icmpInAddrMaskReps",
              "icmpOutMsgs", "icmpOutErrors", "icmpOutDestUnreachs", "icmpOutTimeExcds",
              "icmpOutParamProbs", "icmpOutSrcQuenchs", "icmpOutRedirects", "icmpOutEchos",
              "icmpOutEchoReps", "icmpOutTimestamps", "icmpOutTimestampReps", "icmpOutAddrMasks",
              "icmpOutAddrMaskReps")
          .build(),

      structure(2009, "mib2_tcp_group", HOST_IP)
          .gauges32("tcpRtoAlgorithm", "tcpRtoMin", "tcpRtoMax", "tcpMaxConn")
          .counters32("tcpActiveOpens", "tcpPassiveOpens", "tcpAttemptFails", "tcpEstabResets")
          .gauges32("tcpCurrEstab")
          .counters32(
              "tcpInSegs", "tcpOutSegs", "tcpRetransSegs", "tcpInErrs", "tcpOutRsts",
              "tcpInCsumErrors")
          .build(),

      structure(2010, "mib2_udp_group", HOST_IP)
          .counters32(
              "udpInDatagrams", "udpNoPorts", "udpInErrors", "udpOutDatagrams", "udpRcvbufErrors",
              "udpSndbufErrors", "udpInCsumErrors")
          .build());
  // spotless:on

  private HostCounters() {}
}
