package io.weir.collector.alert.sink;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often what has happened to the notifications of one sink; outlives a lane, so that no count
 * falls when the file of sinks is read again. Any thread may call.
 */
public final class LaneCounts {
  private final Map<LaneCounter, LongAdder> counts = new EnumMap<>(LaneCounter.class);

  /** Counts that begin at zero. */
  public LaneCounts() {
    for (LaneCounter counter : LaneCounter.values()) {
      counts.put(counter, new LongAdder());
    }
  }

  /** How often something has happened. */
  public long count(LaneCounter counter) {
    return counts.get(counter).sum();
  }

  void add(LaneCounter counter) {
    counts.get(counter).increment();
  }
}
