package io.weir.collector.pcap;

import io.weir.collector.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the datagrams of each stream on from round to round of a replay, so that the second round
 * does not look like an agent that was started anew. Gaps of the capture stay.
 */
final class SequenceNumbers {
  private static final int WINDOW = 4096;

  /** The last number of a stream: as captured, and as sent. */
  private record Last(int captured, int sent) {}

  /** By what precedes the number in a datagram: version, address and sub-agent. */
  private final Map<ByteBuffer, Last> streams = new HashMap<>();

  /** Overwrites a datagram's number. */
  void renumber(UdpPayload payload) {
    int at = Sflow.sequenceOffset(payload);
    int captured = Bytes.i32(payload.bytes(), at);
    ByteBuffer stream = ByteBuffer.wrap(Arrays.copyOfRange(payload.bytes(), payload.offset(), at));
    Last last = streams.get(stream);
    int sent = last == null ? captured : last.sent() + step(captured - last.captured());
    streams.put(stream, new Last(captured, sent));
    ByteBuffer.wrap(payload.bytes()).putInt(at, sent);
  }

  private static int step(int difference) {
    return Math.abs(difference) > WINDOW ? 1 : difference;
  }
}
