package io.weir.jmh.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrafficTest {
  private static final int BATCHES = 20; // more than a round
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  @Test
  void datagramsAreNumberedOnFromRoundToRound() {
    try (Arena arena = Arena.ofConfined()) {
      Traffic traffic = new Traffic(arena);
      int expected = 0;
      for (int batch = 0; batch < BATCHES; batch++) {
        MemorySegment bytes = traffic.nextBatch();
        for (long at = 0; at < bytes.byteSize(); at += Traffic.DATAGRAM_BYTES) {
          assertEquals(++expected, bytes.get(WORD, at + 16));
        }
      }
      assertEquals(BATCHES * Traffic.BATCH, expected);
    }
  }

  @Test
  void samplesAreNumberedOnBySource() {
    Map<Integer, Integer> numbers = new HashMap<>();
    try (Arena arena = Arena.ofConfined()) {
      Traffic traffic = new Traffic(arena);
      for (int batch = 0; batch < BATCHES; batch++) {
        MemorySegment bytes = traffic.nextBatch();
        for (long at = 0; at < bytes.byteSize(); at += Traffic.DATAGRAM_BYTES) {
          expectNextNumbers(bytes.asSlice(at, Traffic.DATAGRAM_BYTES), numbers);
        }
      }
    }
    int samples = numbers.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(BATCHES * Traffic.BATCH * Traffic.SAMPLES_A_DATAGRAM, samples);
  }

  private static void expectNextNumbers(MemorySegment datagram, Map<Integer, Integer> numbers) {
    long at = 28;
    while (at < datagram.byteSize()) {
      int number = numbers.merge(datagram.get(WORD, at + 16), 1, Integer::sum);
      assertEquals(number, datagram.get(WORD, at + 8));
      assertEquals(number * datagram.get(WORD, at + 20), datagram.get(WORD, at + 24));
      at += 8 + datagram.get(WORD, at + 4);
    }
    assertEquals(datagram.byteSize(), at);
  }
}
