package io.weir.collector.sflow.counter;

import static io.weir.collector.sflow.counter.CounterFormat.structure;
import static io.weir.collector.sflow.counter.CounterItem.item;
import static io.weir.collector.sflow.counter.CounterKind.GAUGE32;
import static io.weir.collector.sflow.counter.CounterKind.IDENTIFIER;
import static io.weir.collector.sflow.counter.CounterKind.MAC;
import static io.weir.collector.sflow.counter.CounterKind.NUMBER_TAG;
import static io.weir.collector.sflow.counter.CounterKind.SIGNED_THOUSANDTHS;

import java.util.List;

/**
 * What switches and routers report of their interfaces, by the names of the MIBs where there are
 * some.
 */
final class InterfaceCounters {
  private static final String SFLOW = "sflow_version_5.txt";
  private static final String WIRELESS = "sflow_80211.txt";
  private static final String OPENFLOW = "sflow_openflow.txt";
  private static final String DISCUSSION = "draft on sFlow's mailing list";

  // spotless:off — a table: one entry a structure
  static final List<CounterFormat> FORMATS = List.of(
      // RFC 2863
      structure(1, "if_counters", SFLOW)
          .gauges32("ifIndex", "ifType").gauges64("ifSpeed").gauges32("ifDirection", "ifStatus")
          .counters64("ifInOctets")
          .counters32(
              "ifInUcastPkts", "ifInMulticastPkts", "ifInBroadcastPkts",
              "ifInDiscards", "ifInErrors", "ifInUnknownProtos")
          .counters64("ifOutOctets")
          .counters32(
              "ifOutUcastPkts", "ifOutMulticastPkts", "ifOutBroadcastPkts",
              "ifOutDiscards", "ifOutErrors")
          .gauges32("ifPromiscuousMode")
          .build(),

      // RFC 3635
      structure(2, "ethernet_counters", SFLOW)
          .counters32(
              "dot3StatsAlignmentErrors", "dot3StatsFCSErrors",
              "dot3StatsSingleCollisionFrames", "dot3StatsMultipleCollisionFrames",
              "dot3StatsSQETestErrors", "dot3StatsDeferredTransmissions",
              "dot3StatsLateCollisions", "dot3StatsExcessiveCollisions",
              "dot3StatsInternalMacTransmitErrors", "dot3StatsCarrierSenseErrors",
              "dot3StatsFrameTooLongs", "dot3StatsInternalMacReceiveErrors",
              "dot3StatsSymbolErrors")
          .build(),

      // RFC 1748
      structure(3, "tokenring_counters", SFLOW)
          .counters32(
              "dot5StatsLineErrors", "dot5StatsBurstErrors", "dot5StatsACErrors",
              "dot5StatsAbortTransErrors", "dot5StatsInternalErrors", "dot5StatsLostFrameErrors",
              "dot5StatsReceiveCongestions", "dot5StatsFrameCopiedErrors", "dot5StatsTokenErrors",
              "dot5StatsSoftErrors", "dot5StatsHardErrors", "dot5StatsSignalLoss",
              "dot5StatsTransmitBeacons", "dot5StatsRecoverys", "dot5StatsLobeWires",
              "dot5StatsRemoves", "dot5StatsSingles", "dot5StatsFreqErrors")
          .build(),

      // RFC 2020
      structure(4, "vg_counters", SFLOW)
          .counters32("dot12InHighPriorityFrames").counters64("dot12InHighPriorityOctets")
          .counters32("dot12InNormPriorityFrames").counters64("dot12InNormPriorityOctets")
          .counters32(
              "dot12InIPMErrors", "dot12InOversizeFrameErrors", "dot12InDataErrors",
              "dot12InNullAddressedFrames", "dot12OutHighPriorityFrames")
          .counters64("dot12OutHighPriorityOctets")
          .counters32("dot12TransitionIntoTrainings")
          .counters64(
              "dot12HCInHighPriorityOctets", "dot12HCInNormPriorityOctets",
              "dot12HCOutHighPriorityOctets")
          .build(),

      structure(5, "vlan_counters", SFLOW)
          .all(NUMBER_TAG, "vlan")
          .counters64("vlanOctets")
          .counters32("vlanUcastPkts", "vlanMulticastPkts", "vlanBroadcastPkts", "vlanDiscards")
          .build(),

      // IEEE 802.11, annex D
      structure(6, "ieee80211_counters", WIRELESS)
          .counters32(
              "dot11TransmittedFragmentCount", "dot11MulticastTransmittedFrameCount",
              "dot11FailedCount", "dot11RetryCount", "dot11MultipleRetryCount",
              "dot11FrameDuplicateCount", "dot11RTSSuccessCount", "dot11RTSFailureCount",
              "dot11ACKFailureCount", "dot11ReceivedFragmentCount",
              "dot11MulticastReceivedFrameCount", "dot11FCSErrorCount",
              "dot11TransmittedFrameCount", "dot11WEPUndecryptableCount",
              "dot11QoSDiscardedFragmentCount")
          .gauges32("dot11AssociatedStationCount")
          .counters32(
              "dot11QoSCFPollsReceivedCount", "dot11QoSCFPollsUnusedCount",
              "dot11QoSCFPollsUnusableCount", "dot11QoSCFPollsLostCount")
          .build(),

      // IEEE8023-LAG-MIB
      structure(7, "lag_port_stats", "sflow_lag.txt")
          .all(MAC, "dot3adAggPortActorSystemID", "dot3adAggPortPartnerOperSystemID")
          .gauges32("dot3adAggPortAttachedAggID")
          .gauges8(
              "dot3adAggPortActorAdminState", "dot3adAggPortActorOperState",
              "dot3adAggPortPartnerAdminState", "dot3adAggPortPartnerOperState")
          .counters32(
              "dot3adAggPortStatsLACPDUsRx", "dot3adAggPortStatsMarkerPDUsRx",
              "dot3adAggPortStatsMarkerResponsePDUsRx", "dot3adAggPortStatsUnknownRx",
              "dot3adAggPortStatsIllegalRx", "dot3adAggPortStatsLACPDUsTx",
              "dot3adAggPortStatsMarkerPDUsTx", "dot3adAggPortStatsMarkerResponsePDUsTx")
          .build(),

      structure(8, "slow_path_counts", DISCUSSION)
          .counters32(
              "slow_path_unknown", "slow_path_other", "slow_path_cam_miss", "slow_path_cam_full",
              "slow_path_no_hw_support", "slow_path_cntrl")
          .build(),

      // InfiniBand Architecture: PortCounters
      structure(9, "ib_counters", "draft_sflow_infiniband_2.txt")
          .counters64("PortXmitPkts", "PortRcvPkts")
          .counters32(
              "SymbolErrorCounter", "LinkErrorRecoveryCounter", "LinkDownedCounter",
              "PortRcvErrors", "PortRcvRemotePhysicalErrors", "PortRcvSwitchRelayErrors",
              "PortXmitDiscards", "PortXmitConstraintErrors", "PortRcvConstraintErrors",
              "LocalLinkIntegrityErrors", "ExcessiveBufferOverrunErrors", "VL15Dropped")
          .build(),

      // mV, °C; of a lane µA, µW and nm
      structure(10, "sfp", "sflow_optics.txt")
          .gauges32("sfp_module_id", "sfp_module_num_lanes", "sfp_module_supply_voltage")
          .all(SIGNED_THOUSANDTHS, "sfp_module_temperature")
          .list("",
              item("lane", NUMBER_TAG),
              item("sfp_tx_bias_current", GAUGE32),
              item("sfp_tx_power", GAUGE32),
              item("sfp_tx_power_min", GAUGE32),
              item("sfp_tx_power_max", GAUGE32),
              item("sfp_tx_wavelength", GAUGE32),
              item("sfp_rx_power", GAUGE32),
              item("sfp_rx_power_min", GAUGE32),
              item("sfp_rx_power_max", GAUGE32),
              item("sfp_rx_wavelength", GAUGE32))
          .build(),

      // IEEE 802.1Qbb; the duration in µs
      structure(11, "pfc", "host-sflow")
          .counters32(
              "pfc_requests", "pfc_indications", "pfc_pause_duration", "pfc_storm_detected",
              "pfc_storm_restored")
          .build(),

      structure(1001, "processor", SFLOW)
          .percentages("processor_cpu_5s", "processor_cpu_1m", "processor_cpu_5m")
          .gauges64("processor_total_memory", "processor_free_memory")
          .build(),

      // ms
      structure(1002, "radio_utilization", WIRELESS)
          .counters32("radio_elapsed_time", "radio_on_channel_time", "radio_on_channel_busy_time")
          .build(),

      // how many packets found so many segments, or up to so many, in the queue
      structure(1003, "queue_length", DISCUSSION)
          .all(NUMBER_TAG, "queue")
          .gauges32("queueSegmentSize", "queueSegments")
          .counters32(
              "queueLength0", "queueLength1", "queueLength2", "queueLength4", "queueLength8",
              "queueLength32", "queueLength128", "queueLength1024", "queueLengthMore",
              "queueDropped")
          .build(),

      structure(1004, "of_port", OPENFLOW)
          .all(IDENTIFIER, "of_datapath_id").gauges32("of_port_no")
          .build(),

      structure(1005, "port_name", OPENFLOW).strings("port_name").build());
  // spotless:on

  private InterfaceCounters() {}
}
