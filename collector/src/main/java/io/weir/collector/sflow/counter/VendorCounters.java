package io.weir.collector.sflow.counter;

import static io.weir.collector.sflow.counter.CounterFormat.structure;
import static io.weir.collector.sflow.counter.CounterItem.item;
import static io.weir.collector.sflow.counter.CounterKind.PERCENTAGE;

import java.util.List;

/** What Broadcom's switch chips and NVIDIA's processors report. */
final class VendorCounters {
  private static final int BROADCOM = 4413;
  private static final int NVIDIA = 5703;
  private static final String BUFFERS = "bv-sflow.txt";

  // spotless:off — a table: one entry a structure
  static final List<CounterFormat> FORMATS = List.of(
      // buffers that unicast and multicast packets take, at most since the report before
      structure(BROADCOM, 1, "bst_device_buffers", BUFFERS)
          .percentages("bst_device_uc_pc", "bst_device_mc_pc")
          .build(),

      structure(BROADCOM, 2, "bst_port_buffers", BUFFERS)
          .percentages(
              "bst_port_ingress_uc_pc", "bst_port_ingress_mc_pc", "bst_port_egress_uc_pc",
              "bst_port_egress_mc_pc")
          .list("queue", item("bst_port_egress_queue_uc_pc", PERCENTAGE))
          .list("queue", item("bst_port_egress_queue_mc_pc", PERCENTAGE))
          .build(),

      structure(BROADCOM, 3, "hw_tables", "sflow_broadcom_tables.txt")
          .gauges32(
              "bcm_host_entries", "bcm_host_entries_max",
              "bcm_ipv4_entries", "bcm_ipv4_entries_max",
              "bcm_ipv6_entries", "bcm_ipv6_entries_max",
              "bcm_ipv4_ipv6_entries", "bcm_ipv4_ipv6_entries_max",
              "bcm_long_ipv6_entries", "bcm_long_ipv6_entries_max",
              "bcm_total_routes", "bcm_total_routes_max",
              "bcm_ecmp_nexthops", "bcm_ecmp_nexthops_max",
              "bcm_mac_entries", "bcm_mac_entries_max",
              "bcm_ipv4_neighbors", "bcm_ipv6_neighbors",
              "bcm_ipv4_routes", "bcm_ipv6_routes",
              "bcm_acl_ingress_entries", "bcm_acl_ingress_entries_max",
              "bcm_acl_ingress_counters", "bcm_acl_ingress_counters_max",
              "bcm_acl_ingress_meters", "bcm_acl_ingress_meters_max",
              "bcm_acl_ingress_slices", "bcm_acl_ingress_slices_max",
              "bcm_acl_egress_entries", "bcm_acl_egress_entries_max",
              "bcm_acl_egress_counters", "bcm_acl_egress_counters_max",
              "bcm_acl_egress_meters", "bcm_acl_egress_meters_max",
              "bcm_acl_egress_slices", "bcm_acl_egress_slices_max")
          .build(),

      // ms, bytes, mJ, °C and %; over all processors of the host
      structure(NVIDIA, 1, "nvidia_gpu", "sflow_nvml.txt")
          .gauges32("nvidia_device_count", "nvidia_processes")
          .counters32("nvidia_gpu_time", "nvidia_mem_time")
          .gauges64("nvidia_mem_total", "nvidia_mem_free")
          .counters32("nvidia_ecc_errors", "nvidia_energy")
          .gauges32("nvidia_temperature", "nvidia_fan_speed")
          .build());
  // spotless:on

  private VendorCounters() {}
}
