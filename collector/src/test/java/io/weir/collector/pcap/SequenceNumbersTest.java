package io.weir.collector.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SequenceNumbersTest {
  @Test
  void goOnFromRoundToRoundWithTheGapsOfTheCapture() {
    SequenceNumbers sequences = new SequenceNumbers();
    List<Integer> sent = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      sequences.beginCapture();
      for (int captured : new int[] {10, 11, 14, 13}) {
        sent.add(renumbered(sequences, captured));
      }
    }
    assertEquals(List.of(10, 11, 14, 13, 15, 16, 19, 18), sent);
  }

  private static int renumbered(SequenceNumbers sequences, int sequence) {
    byte[] datagram =
        ByteBuffer.allocate(28)
            .putInt(5)
            .putInt(1)
            .putInt(0x0a00_0001)
            .putInt(0)
            .putInt(sequence)
            .array();
    sequences.renumber(
        new UdpPayload(datagram, 0, datagram.length, InetAddress.getLoopbackAddress()));
    return ByteBuffer.wrap(datagram).getInt(16);
  }
}
