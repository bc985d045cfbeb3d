package io.weir.storage.store;

import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;

/** How long one queue file collects blocks before the next begins. */
public enum SegmentLength {
  FIVE_MINUTES,
  HOUR,
  DAY;

  RollCycle cycle() {
    return switch (this) {
      case FIVE_MINUTES -> RollCycles.FIVE_MINUTELY;
      case HOUR -> RollCycles.FAST_HOURLY;
      case DAY -> RollCycles.FAST_DAILY;
    };
  }
}
