package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.sflow.flow.FlowRow.Target;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;

/**
 * What the host's kernel knows of the sampled packet's connection (host-sflow: extended_tcp_info;
 * Linux: struct tcp_info), in words of 32 bits.
 *
 * <pre>
 *  0 direction (1 received, 2 sent)     24 path MTU
 *  4 largest segment sent               28 round-trip time, us
 *  8 largest segment received           32 its mean deviation, us
 * 12 segments on the way                36 congestion window
 * 16 segments lost                      40 reordering
 * 20 retransmits since the beginning    44 least round-trip time, us; all ones: never measured
 * </pre>
 */
final class TcpInfoRecord implements RecordReader {
  private static final NumberNames DIRECTIONS = NumberNames.from0("", "received", "sent");
  private static final Target DIRECTION = Target.of(Flows.TCP_DIRECTION);

  private final FlowRow row;
  private final Retransmits retransmits = new Retransmits();
  private boolean seen;
  private long totalRetransmits;

  TcpInfoRecord(FlowRow row) {
    this.row = row;
  }

  /** Begins a new sample. */
  void clear() {
    seen = false;
  }

  @Override
  public RecordOutcome read(byte[] bytes, int from, int to) {
    if (to - from < 48) {
      return RecordOutcome.MALFORMED;
    }
    row.named(DIRECTION, DIRECTIONS, Bytes.u32(bytes, from));
    known(Flows.TCP_MSS, bytes, from + 4);
    known(Flows.TCP_MSS_RECEIVED, bytes, from + 8);
    set(Flows.TCP_UNACKED, bytes, from + 12);
    set(Flows.TCP_LOST, bytes, from + 16);
    known(Flows.TCP_PATH_MTU, bytes, from + 24);
    if (Bytes.i32(bytes, from + 28) != 0) { // Linux: no round trip was measured yet
      set(Flows.TCP_RTT, bytes, from + 28);
      set(Flows.TCP_RTT_VARIANCE, bytes, from + 32);
    }
    known(Flows.TCP_CWND, bytes, from + 36);
    set(Flows.TCP_REORDERING, bytes, from + 40);
    if (Bytes.i32(bytes, from + 44) != -1) {
      known(Flows.TCP_RTT_MIN, bytes, from + 44);
    }
    seen = true;
    totalRetransmits = Bytes.u32(bytes, from + 20);
    return RecordOutcome.DECODED;
  }

  /**
   * To be called when the packet's addresses are known, too: the connection's memory needs them.
   *
   * @param late whether later samples may have come before this one
   */
  void finish(boolean late) {
    Row fields = row.row();
    if (!seen || !fields.has(Flows.SOURCE_IP) || !fields.has(Flows.SOURCE_PORT)) {
      return;
    }
    long increase = retransmits.increase(fields, totalRetransmits, late);
    if (increase != Retransmits.UNKNOWN) {
      fields.set(Flows.TCP_RETRANSMITS, increase);
    }
  }

  private void set(Field field, byte[] bytes, int at) {
    row.row().set(field, Bytes.u32(bytes, at));
  }

  private void known(Field field, byte[] bytes, int at) {
    if (Bytes.i32(bytes, at) != 0) {
      set(field, bytes, at);
    }
  }
}
