package io.weir.jmh.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  @Test
  void givesTheTimeThatAShareDoesNotExceed() {
    long[] nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray();
    Latencies latencies = new Latencies(nanos);
    assertEquals(200, latencies.count());
    assertEquals(100, latencies.millis(0.5));
    assertEquals(198, latencies.millis(0.99));
    assertEquals(200, latencies.millis(1));
  }
}
