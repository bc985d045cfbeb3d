package io.weir.collector.pcap;

import io.weir.collector.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the datagrams of each stream on from capture to capture and round to round of a replay,
 * so that the next one does not look like an agent that was started anew. Within a capture, gaps
 * and order stay.
 */
final class SequenceNumbers {
  /** By what precedes the number in a datagram: version, address and sub-agent. */
  private final Map<ByteBuffer, Stream> streams = new HashMap<>();

  private int capture;

  /** Says that the next datagrams are of another capture, or of the same one again. */
  void beginCapture() {
    capture++;
  }

  /** Overwrites a datagram's number. */
  void renumber(UdpPayload payload) {
    int at = Sflow.sequenceOffset(payload);
    byte[] start = Arrays.copyOfRange(payload.bytes(), payload.offset(), at);
    Stream stream = streams.computeIfAbsent(ByteBuffer.wrap(start), _ -> new Stream());
    int sent = stream.number(Bytes.i32(payload.bytes(), at), capture);
    ByteBuffer.wrap(payload.bytes()).putInt(at, sent);
  }

  /** The numbers of one stream; they wrap at 2^32. */
  private static final class Stream {
    private int capture;
    private int offset;
    private int highest;

    int number(int captured, int ofCapture) {
      if (capture == 0) {
        highest = captured;
      } else if (capture != ofCapture) {
        offset = highest + 1 - captured;
      }
      capture = ofCapture;
      int sent = captured + offset;
      if (sent - highest > 0) {
        highest = sent;
      }
      return sent;
    }
  }
}
