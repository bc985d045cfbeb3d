package io.weir.collector.sflow.counter;

import static io.weir.collector.sflow.counter.CounterFormat.structure;
import static io.weir.collector.sflow.counter.CounterKind.TEXT_TAG;

import java.util.List;

/** What virtual machines of Java, servers and applications report: times in ms, memory in bytes. */
final class ApplicationCounters {
  private static final String JVM = "sflow_jvm.txt";
  private static final String APPLICATION = "sflow_application.txt";

  // spotless:off — a table: one entry a structure
  static final List<CounterFormat> FORMATS = List.of(
      structure(2105, "jvm_runtime", JVM)
          .strings("jvm_vm_name", "jvm_vm_vendor", "jvm_vm_version")
          .build(),

      structure(2106, "jvm_statistics", JVM)
          .gauges64(
              "jvm_heap_initial", "jvm_heap_used", "jvm_heap_committed", "jvm_heap_max",
              "jvm_non_heap_initial", "jvm_non_heap_used", "jvm_non_heap_committed",
              "jvm_non_heap_max")
          .counters32("jvm_gc_count", "jvm_gc_time")
          .gauges32("jvm_classes_loaded")
          .counters32("jvm_classes_total", "jvm_classes_unloaded", "jvm_compilation_time")
          .gauges32("jvm_thread_num_live", "jvm_thread_num_daemon")
          .counters32("jvm_thread_num_started")
          .later()
          .gauges32("jvm_fd_open_count", "jvm_fd_max_count")
          .build(),

      // deprecated for 2204; uptime in s
      structure(2200, "memcached_counters", "draft on sFlow's mailing list")
          .gauges32("memcache_uptime")
          .counters32("memcache_rusage_user", "memcache_rusage_system")
          .gauges32("memcache_curr_connections")
          .counters32("memcache_total_connections")
          .gauges32("memcache_connection_structures")
          .counters32(
              "memcache_cmd_get", "memcache_cmd_set", "memcache_cmd_flush",
              "memcache_get_hits", "memcache_get_misses",
              "memcache_delete_misses", "memcache_delete_hits",
              "memcache_incr_misses", "memcache_incr_hits",
              "memcache_decr_misses", "memcache_decr_hits",
              "memcache_cas_misses", "memcache_cas_hits", "memcache_cas_badval",
              "memcache_auth_cmds", "memcache_auth_errors")
          .counters64("memcache_bytes_read", "memcache_bytes_written")
          .gauges32("memcache_limit_maxbytes", "memcache_accepting_conns")
          .counters32("memcache_listen_disabled_num")
          .gauges32("memcache_threads")
          .counters32("memcache_conn_yields")
          .gauges64("memcache_bytes")
          .gauges32("memcache_curr_items")
          .counters32("memcache_total_items", "memcache_evictions")
          .build(),

      structure(2201, "http_counters", "sflow_http.txt")
          .counters32(
              "http_method_option_count", "http_method_get_count", "http_method_head_count",
              "http_method_post_count", "http_method_put_count", "http_method_delete_count",
              "http_method_trace_count", "http_method_connect_count", "http_method_other_count",
              "http_status_1XX_count", "http_status_2XX_count", "http_status_3XX_count",
              "http_status_4XX_count", "http_status_5XX_count", "http_status_other_count")
          .build(),

      structure(2202, "app_operations", APPLICATION)
          .all(TEXT_TAG, "application")
          .counters32(
              "app_success", "app_other", "app_timeout", "app_internal_error", "app_bad_request",
              "app_forbidden", "app_too_large", "app_not_implemented", "app_not_found",
              "app_unavailable", "app_unauthorized")
          .build(),

      structure(2203, "app_resources", APPLICATION)
          .counters32("app_user_time", "app_system_time")
          .gauges64("app_mem_used", "app_mem_max")
          .gauges32("app_fd_open", "app_fd_max", "app_conn_open", "app_conn_max")
          .build(),

      structure(2204, "memcache_counters", "sflow_memcache.txt")
          .counters32(
              "memcache_cmd_set", "memcache_cmd_touch", "memcache_cmd_flush",
              "memcache_get_hits", "memcache_get_misses",
              "memcache_delete_hits", "memcache_delete_misses",
              "memcache_incr_hits", "memcache_incr_misses",
              "memcache_decr_hits", "memcache_decr_misses",
              "memcache_cas_hits", "memcache_cas_misses", "memcache_cas_badval",
              "memcache_auth_cmds", "memcache_auth_errors")
          .gauges32("memcache_threads")
          .counters32("memcache_conn_yields", "memcache_listen_disabled_num")
          .gauges32("memcache_curr_connections")
          .counters32("memcache_rejected_connections", "memcache_total_connections")
          .gauges32("memcache_connection_structures")
          .counters32("memcache_evictions", "memcache_reclaimed")
          .gauges32("memcache_curr_items")
          .counters32("memcache_total_items")
          .counters64("memcache_bytes_read", "memcache_bytes_written")
          .gauges64("memcache_bytes", "memcache_limit_maxbytes")
          .build(),

      // virtual desktops; the duration in s, the limit in bit/s
      structure(2205, "vdi_counters", "sflowtool")
          .gauges32("vdi_sessions_current")
          .counters32(
              "vdi_sessions_total", "vdi_sessions_duration", "vdi_rx_bytes", "vdi_tx_bytes",
              "vdi_rx_packets", "vdi_tx_packets", "vdi_rx_packets_lost", "vdi_tx_packets_lost")
          .gauges32("vdi_rtt_min_ms", "vdi_rtt_max_ms", "vdi_rtt_avg_ms")
          .counters32("vdi_audio_rx_bytes", "vdi_audio_tx_bytes")
          .gauges32("vdi_audio_tx_limit")
          .counters32("vdi_img_rx_bytes", "vdi_img_tx_bytes", "vdi_img_frames")
          .gauges32("vdi_img_qual_min", "vdi_img_qual_max", "vdi_img_qual_avg")
          .counters32("vdi_usb_rx_bytes", "vdi_usb_tx_bytes")
          .build(),

      structure(2206, "app_workers", APPLICATION)
          .gauges32("app_workers_active", "app_workers_idle", "app_workers_max")
          .counters32("app_req_delayed", "app_req_dropped")
          .build(),

      structure(2207, "ovs_dp_stats", "host-sflow")
          .counters32("ovs_dp_hits", "ovs_dp_misses", "ovs_dp_lost", "ovs_dp_mask_hits")
          .gauges32("ovs_dp_flows", "ovs_dp_masks")
          .build());
  // spotless:on

  private ApplicationCounters() {}
}
