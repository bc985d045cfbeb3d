package io.weir.jmh;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.weir.storage.block.Block;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The part of the guard that needs no quiet machine: what makes no garbage goes on making none. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What the compiler and the measurement may take, spread over all rows. */
  private static final double NO_BYTES = 0.5;

  @Test
  void decodingASampleAllocatesNothing() {
    DecodeBenchmark decode = new DecodeBenchmark();
    DecodeBenchmark.Nowhere target = new DecodeBenchmark.Nowhere();
    target.begin();
    assertAllocatesNothing(() -> decode.sample(target), 300, DemoStream.SAMPLES);
    target.close();
  }

  @Test
  void decodingASampleIntoColumnsAllocatesNothing() throws Exception {
    ColumnsBenchmark columns = new ColumnsBenchmark();
    columns.open();
    assertAllocatesNothing(columns::sample, 300, DemoStream.SAMPLES);
    columns.close();
  }

  @Test
  void appendingARowAllocatesNothing() throws Exception {
    AppendBenchmark append = new AppendBenchmark();
    append.open();
    assertAllocatesNothing(append::append, 5, Block.MAX_ROWS);
    append.check();
    append.close();
  }

  /** Compiled code may allocate less than interpreted code does: the best of many turns counts. */
  private static void assertAllocatesNothing(Runnable turn, int turns, int rows) {
    double least = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < 20 && least > NO_BYTES; attempt++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < turns; i++) {
        turn.run();
      }
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, (double) bytes / turns / rows);
    }
    assertTrue(least <= NO_BYTES, "%.1f bytes a row".formatted(least));
  }
}
