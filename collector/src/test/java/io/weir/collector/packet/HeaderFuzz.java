package io.weir.collector.packet;

import io.weir.collector.packet.DecodedHeader.Start;
import io.weir.collector.sflow.CheckedRows;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.Arrays;
import java.util.List;

/** A target for fuzzing: the first byte says where to start, the others are the packet. */
public final class HeaderFuzz {
  private static final List<Start> STARTS =
      List.of(
          HeaderDecoder::ethernet,
          HeaderDecoder::ppp,
          HeaderDecoder::ipv4,
          HeaderDecoder::ipv6,
          HeaderDecoder::mpls,
          HeaderDecoder::wireless);

  private static final Row ROW = new Row(Flows.TABLE);
  private static final HeaderDecoder DECODER = new HeaderDecoder(ROW);
  private static final CheckedRows ROWS = new CheckedRows(Flows.TABLE);

  private HeaderFuzz() {}

  /** Fails by an exception or an error. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] packet = Arrays.copyOfRange(input, 1, input.length);
    ROW.clear();
    STARTS.get((input[0] & 0xff) % STARTS.size()).decode(DECODER, packet, 0, packet.length);
    var _ = ROWS.append(ROW);
  }
}
