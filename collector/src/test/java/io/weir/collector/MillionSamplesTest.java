package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.weir.collector.pcap.Capture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million samples over UDP: all are kept, and add up to what their generator says. */
final class MillionSamplesTest {
  private static final int SAMPLES = 1_000_000;

  @TempDir Path directory;

  @Test
  void rowsInAreRowsOut() throws Exception {
    Path file = directory.resolve("million.pcap");
    GeneratedCapture generated = GeneratedCapture.write(file, SAMPLES, 1_800_000_000_000L, 42);
    try (TestCollector collector = new TestCollector(directory.resolve("data"))) {
      collector.replay(List.of(() -> Capture.open(file)));
      Eventually.holds(
          "all samples are received", () -> collector.metric("weir_flow_samples_total") == SAMPLES);
      JsonArray sums = collector.query("flows last 1h | stats count(), sum(bytes)").getJsonArray(0);
      assertEquals(generated.samples(), sums.getLong(0));
      assertEquals(generated.bytes(), sums.getLong(1));
      assertEquals(0, collector.metric("weir_kernel_drops_total"));
      assertEquals(0, collector.metric("weir_rows_lost_total"));
    }
  }
}
