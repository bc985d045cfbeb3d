package io.weir.collector.sflow.counter;

import static io.weir.collector.sflow.counter.CounterFormat.structure;

import java.util.List;

/** What hypervisors and container hosts report: times in ms, memory in bytes. */
final class VirtualCounters {
  private static final String HOST = "sflow_host.txt";

  // spotless:off — a table: one entry a structure
  static final List<CounterFormat> FORMATS = List.of(
      structure(2100, "virt_node", HOST)
          .gauges32("virt_node_mhz", "virt_node_cpus")
          .gauges64("virt_node_memory", "virt_node_memory_free")
          .gauges32("virt_node_num_domains")
          .build(),

      // libvirt's states: 1 running, 2 blocked, 3 paused, 4 shutdown, 5 shutoff, 6 crashed
      structure(2101, "virt_cpu", HOST)
          .gauges32("virt_cpu_state").counters32("virt_cpu_time").gauges32("virt_cpu_count")
          .build(),

      structure(2102, "virt_memory", HOST)
          .gauges64("virt_memory", "virt_memory_max")
          .build(),

      structure(2103, "virt_disk_io", HOST)
          .gauges64("virt_disk_capacity", "virt_disk_allocation", "virt_disk_available")
          .counters32("virt_disk_rd_req").counters64("virt_disk_rd_bytes")
          .counters32("virt_disk_wr_req").counters64("virt_disk_wr_bytes")
          .counters32("virt_disk_errs")
          .build(),

      structure(2104, "virt_net_io", HOST)
          .counters64("virt_net_rx_bytes")
          .counters32("virt_net_rx_packets", "virt_net_rx_errs", "virt_net_rx_drop")
          .counters64("virt_net_tx_bytes")
          .counters32("virt_net_tx_packets", "virt_net_tx_errs", "virt_net_tx_drop")
          .build());
  // spotless:on

  private VirtualCounters() {}
}
