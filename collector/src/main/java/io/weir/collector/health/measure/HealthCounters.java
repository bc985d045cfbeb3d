package io.weir.collector.health.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The counters of path health. Any thread may count and read. */
public final class HealthCounters {
  private final Map<HealthCounter, LongAdder> values = new EnumMap<>(HealthCounter.class);

  /** Counters at zero. */
  public HealthCounters() {
    for (HealthCounter counter : HealthCounter.values()) {
      values.put(counter, new LongAdder());
    }
  }

  /** What a counter has come to. */
  public long get(HealthCounter counter) {
    return values.get(counter).sum();
  }

  /** Adds one to a counter. */
  public void add(HealthCounter counter) {
    add(counter, 1);
  }

  void add(HealthCounter counter, long count) {
    values.get(counter).add(count);
  }
}
