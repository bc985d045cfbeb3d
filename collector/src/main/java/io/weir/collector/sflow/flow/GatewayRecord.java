package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.TextBuffer;
import io.weir.collector.packet.Xdr;
import io.weir.collector.sflow.flow.FlowRow.Target;
import io.weir.storage.schema.Flows;

/**
 * What a router's BGP knows of the sampled packet (sFlow v5, section 5: extended_gateway).
 *
 * <pre>
 * address next hop
 * u32     autonomous system of the router, of the source, of the neighbour towards the source
 * u32     number of segments of the path to the destination, then for each:
 *         u32 type (1 set, 2 sequence), u32 number, that many u32
 * u32     number of communities, that many u32
 * u32     local preference
 * </pre>
 */
final class GatewayRecord implements RecordReader {
  private static final int AS_SET = 1;

  private static final Target NEXT_HOP = Target.of(Flows.BGP_NEXT_HOP);
  private static final Target ROUTER = Target.of(Flows.ROUTER_AS);
  private static final Target SOURCE = Target.of(Flows.SOURCE_AS);
  private static final Target SOURCE_PEER = Target.of(Flows.SOURCE_PEER_AS);
  private static final Target DESTINATION = Target.of(Flows.DESTINATION_AS);
  private static final Target DESTINATION_PEER = Target.of(Flows.DESTINATION_PEER_AS);
  private static final Target PATH = Target.of(Flows.AS_PATH);
  private static final Target COMMUNITIES = Target.of(Flows.COMMUNITIES);
  private static final Target LOCAL_PREFERENCE = Target.of(Flows.LOCAL_PREFERENCE);

  private final FlowRow row;

  GatewayRecord(FlowRow row) {
    this.row = row;
  }

  @Override
  public RecordOutcome read(byte[] bytes, int from, int to) {
    int at = ItemForm.ADDRESS.read(row, NEXT_HOP, bytes, from, to);
    if (at == Xdr.CUT || to - at < 12) {
      return RecordOutcome.MALFORMED;
    }
    ItemForm.KNOWN.read(row, ROUTER, bytes, at, to);
    ItemForm.KNOWN.read(row, SOURCE, bytes, at + 4, to);
    ItemForm.KNOWN.read(row, SOURCE_PEER, bytes, at + 8, to);
    int pathAt = at + 12;
    at = path(bytes, pathAt, to);
    if (at == Xdr.CUT) {
      return RecordOutcome.MALFORMED;
    }
    if (Bytes.i32(bytes, pathAt) == 0) { // the destination is in the router's own system
      ItemForm.KNOWN.read(row, DESTINATION, bytes, pathAt - 12, to);
    }
    at = ItemForm.COMMUNITIES.read(row, COMMUNITIES, bytes, at, to);
    if (at == Xdr.CUT || to - at < 4) {
      return RecordOutcome.MALFORMED;
    }
    row.number(LOCAL_PREFERENCE, Bytes.u32(bytes, at));
    return RecordOutcome.DECODED;
  }

  private int path(byte[] bytes, int from, int to) {
    if (to - from < 4) {
      return Xdr.CUT;
    }
    long segments = Bytes.u32(bytes, from);
    int at = from + 4;
    int start = row.texts().length();
    long first = 0;
    long last = 0;
    for (long i = 0; i < segments; i++) {
      if (to - at < 8 || Bytes.u32(bytes, at + 4) > (to - at - 8) / 4) {
        return Xdr.CUT;
      }
      int systems = Bytes.i32(bytes, at + 4);
      if (systems > 0) {
        first = first == 0 ? Bytes.u32(bytes, at + 8) : first;
        last = Bytes.u32(bytes, at + 4 + systems * 4);
        segment(Bytes.i32(bytes, at) == AS_SET, bytes, at + 8, systems, start);
      }
      at += 8 + systems * 4;
    }
    if (last != 0) {
      row.number(DESTINATION_PEER, first);
      row.number(DESTINATION, last);
      row.made(PATH, start);
    }
    return at;
  }

  private void segment(boolean set, byte[] bytes, int from, int systems, int start) {
    TextBuffer text = row.texts();
    if (text.length() > start) {
      text.put(' ');
    }
    if (set) {
      text.put('{');
    }
    for (int i = 0; i < systems; i++) {
      if (i > 0) {
        text.put(' ');
      }
      text.put(Bytes.u32(bytes, from + i * 4));
    }
    if (set) {
      text.put('}');
    }
  }
}
