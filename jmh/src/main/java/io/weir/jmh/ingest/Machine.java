package io.weir.jmh.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the kernel tells of all processors together. */
final class Machine {
  private static final long MILLIS_A_TICK = 10;

  private Machine() {}

  /**
   * Time that all processors have worked, or would have if the host had let them. proc_stat(5): the
   * first line has ticks of user, nice, system, idle, iowait, irq, softirq and steal; guests' time
   * behind them is part of user's.
   */
  static Duration busy() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      String[] all = lines.findFirst().orElseThrow().split(" +", -1);
      long[] ticks = Arrays.stream(all, 1, 9).mapToLong(Long::parseLong).toArray();
      long idle = ticks[3] + ticks[4];
      return Duration.ofMillis((Arrays.stream(ticks).sum() - idle) * MILLIS_A_TICK);
    }
  }
}
