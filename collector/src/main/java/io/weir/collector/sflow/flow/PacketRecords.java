package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.HeaderDecoder;
import io.weir.collector.sflow.flow.FlowRow.Target;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * The records that hold the sampled packet itself (sFlow v5, section 5: sampled_header,
 * sampled_ethernet, sampled_ipv4, sampled_ipv6). Where a sample has a header and one of the others,
 * the header holds.
 */
final class PacketRecords {
  // sFlow v5, section 5: header_protocol
  private static final int ETHERNET = 1;
  private static final int PPP = 7;
  private static final int IPV4 = 11;
  private static final int IPV6 = 12;
  private static final int MPLS = 13;
  private static final int WIRELESS = 15;

  private static final Target CIPHER = Target.extra("wifi.cipher");

  private final FlowRow fields;
  private final Row row;
  private final HeaderDecoder header;
  private boolean hasHeader;

  PacketRecords(FlowRow fields) {
    this.fields = fields;
    this.row = fields.row();
    this.header = new HeaderDecoder(row);
  }

  /** Begins a new sample. */
  void begin() {
    hasHeader = false;
  }

  /** u32 protocol, u32 frame length, u32 stripped, u32 length of the header, header. */
  RecordOutcome sampledHeader(byte[] bytes, int from, int to) {
    if (to - from < 16) {
      return RecordOutcome.MALFORMED;
    }
    if (hasHeader) {
      return RecordOutcome.DECODED; // of several, the first holds
    }
    hasHeader = true;
    row.set(Flows.FRAMES, 1);
    row.set(Flows.FRAME_BYTES, Bytes.u32(bytes, from + 4));
    long length = Bytes.u32(bytes, from + 12);
    int first = from + 16;
    int end = first + (int) Math.min(length, to - first);
    switch (Bytes.i32(bytes, from)) {
      case ETHERNET -> header.ethernet(bytes, first, end);
      case PPP -> header.ppp(bytes, first, end);
      case IPV4 -> header.ipv4(bytes, first, end);
      case IPV6 -> header.ipv6(bytes, first, end);
      case MPLS -> header.mpls(bytes, first, end);
      case WIRELESS -> header.wireless(bytes, first, end);
      default -> {} // the length of the frame is all that is known
    }
    return length > to - first ? RecordOutcome.MALFORMED : RecordOutcome.DECODED;
  }

  /**
   * u32 cipher suite, u32 length, what the frame held before it was encrypted: where the header
   * tells of no packet, this does (sFlow 802.11 Structures: extended_80211_payload).
   */
  RecordOutcome wirelessPayload(byte[] bytes, int from, int to) {
    if (to - from < 8) {
      return RecordOutcome.MALFORMED;
    }
    fields.number(CIPHER, Bytes.u32(bytes, from));
    long length = Bytes.u32(bytes, from + 4);
    int first = from + 8;
    if (!row.has(Flows.ETHERNET_TYPE)) {
      header.wirelessPayload(bytes, first, first + (int) Math.min(length, to - first));
    }
    return length > to - first ? RecordOutcome.MALFORMED : RecordOutcome.DECODED;
  }

  /** u32 length of the frame, source and destination address in 8 bytes each, u32 EtherType. */
  RecordOutcome sampledEthernet(byte[] bytes, int from, int to) {
    if (to - from < 24) {
      return RecordOutcome.MALFORMED;
    }
    if (!hasHeader) {
      row.set(Flows.FRAMES, 1);
      row.set(Flows.FRAME_BYTES, Bytes.u32(bytes, from));
      row.set(Flows.ETHERNET_SOURCE, Bytes.mac(bytes, from + 4));
      row.set(Flows.ETHERNET_DESTINATION, Bytes.mac(bytes, from + 12));
      fields.number(Flows.ETHERNET_TYPE, Bytes.u32(bytes, from + 20));
    }
    return RecordOutcome.DECODED;
  }

  /**
   * u32 length of the packet, u32 protocol, source and destination address, u32 ports, u32 TCP
   * flags, u32 type of service.
   */
  RecordOutcome sampledIpv4(byte[] bytes, int from, int to) {
    if (to - from < 32) {
      return RecordOutcome.MALFORMED;
    }
    if (!hasHeader) {
      row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(Bytes.i32(bytes, from + 8)));
      row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(Bytes.i32(bytes, from + 12)));
      ip(bytes, from, from + 16);
    }
    return RecordOutcome.DECODED;
  }

  /** As for IPv4, with addresses of 16 bytes and the traffic class last. */
  RecordOutcome sampledIpv6(byte[] bytes, int from, int to) {
    if (to - from < 56) {
      return RecordOutcome.MALFORMED;
    }
    if (!hasHeader) {
      row.setAddress(Flows.SOURCE_IP, Bytes.i64(bytes, from + 8), Bytes.i64(bytes, from + 16));
      row.setAddress(
          Flows.DESTINATION_IP, Bytes.i64(bytes, from + 24), Bytes.i64(bytes, from + 32));
      ip(bytes, from, from + 40);
    }
    return RecordOutcome.DECODED;
  }

  private void ip(byte[] bytes, int from, int ports) {
    long length = Bytes.u32(bytes, from);
    long protocol = Bytes.u32(bytes, from + 4);
    row.set(Flows.FRAMES, 1);
    row.set(Flows.IP_BYTES, length);
    if (!row.has(Flows.FRAME_BYTES)) {
      row.set(Flows.FRAME_BYTES, length); // the frame's own length is not told
    }
    fields.number(Flows.PROTOCOL, protocol);
    if (protocol == HeaderDecoder.TCP || protocol == HeaderDecoder.UDP) {
      fields.number(Flows.SOURCE_PORT, Bytes.u32(bytes, ports));
      fields.number(Flows.DESTINATION_PORT, Bytes.u32(bytes, ports + 4));
    }
    if (protocol == HeaderDecoder.TCP) {
      fields.number(Flows.TCP_FLAGS, Bytes.u32(bytes, ports + 8));
    }
    fields.number(Flows.IP_TOS, Bytes.u32(bytes, ports + 12));
  }
}
