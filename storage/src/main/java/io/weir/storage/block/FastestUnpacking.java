package io.weir.storage.block;

import io.weir.storage.thread.ThreadPriority;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The fastest way to unpack that there is at the moment. Vectors are fast once they are compiled,
 * and a hundred times slower than plain loops before. So nothing that somebody waits for uses them
 * until a thread of their own has tried them, on numbers that mean nothing, and found them ahead.
 */
final class FastestUnpacking {
  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static volatile Unpacking fastest = new ScalarUnpacking();

  static {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      Thread.ofPlatform().daemon().name("weir-vectors").start(FastestUnpacking::practise);
    }
  }

  private FastestUnpacking() {}

  static Unpacking get() {
    return fastest;
  }

  private static void practise() {
    ThreadPriority.BACKGROUND.take();
    VectorUnpacking vectors = new VectorUnpacking();
    if (isAhead(vectors, new ScalarUnpacking(), System::nanoTime)) {
      fastest = vectors;
    }
  }

  /** Uses both ways until one is ahead of the other, or a minute is over. */
  static boolean isAhead(Unpacking one, Unpacking other, LongSupplier nanoTime) {
    Exercise exercise = new Exercise();
    long start = nanoTime.getAsLong();
    for (long now = start; now - start < MOST_NANOS; ) {
      exercise.run(one);
      long between = nanoTime.getAsLong();
      exercise.run(other);
      long end = nanoTime.getAsLong();
      if (between - now < end - between) {
        return true;
      }
      now = end;
    }
    return false;
  }

  /** Every kind of reading, over and over. */
  private static final class Exercise {
    private static final int[] WIDTHS = {3, 11, 24, 40}; // for each way that vectors have
    private static final int TURNS = 16;
    private static final int COUNT = 1024;

    private final MemorySegment packed = Arena.ofAuto().allocate((long) COUNT * Long.BYTES);
    private final long[] longs = new long[COUNT];
    private final int[] ints = new int[COUNT];
    private final long[] marks = new long[COUNT / Long.SIZE];
    private final long[] set = {1};

    void run(Unpacking way) {
      for (int turn = 0; turn < TURNS; turn++) {
        for (int width : WIDTHS) {
          way.longs(packed, width, turn, 0, COUNT, longs);
          way.ints(packed, width, 0, COUNT, ints);
          way.between(packed, width, 0, COUNT, 0, turn, marks);
          way.in(packed, width, 0, COUNT, set, marks);
        }
      }
    }
  }
}
