package io.weir.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How fast is this machine at this moment? What other benchmarks take is compared with this, so
 * that their figures mean the same on another machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CalibrationBenchmark {
  private static final int SLOTS = 1 << 15; // 256 KiB: they stay in the cache of a core
  private static final int STEPS = 1 << 16;
  private static final long EXPECTED_CHANGES = STEPS;

  private final long[] slots = new long[SLOTS];

  /** A step: some arithmetic, and a place in an array that cannot be foreseen. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public long step() {
    long changes = 0;
    for (long i = 0; i < STEPS; i++) {
      long hash = i * 0x9e37_79b9_7f4a_7c15L;
      int slot = (int) ((hash ^ hash >>> 29) * 0xbf58_476d_1ce4_e5b9L >>> 49);
      slots[slot] += i | 1;
      changes++;
    }
    if (changes != EXPECTED_CHANGES) {
      throw new IllegalStateException(changes + " steps");
    }
    return slots[SLOTS / 2];
  }
}
