package io.weir.storage.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The values of each {@link StoreCounter}; any thread may add and read. */
public final class StoreCounters {
  private final Map<StoreCounter, LongAdder> values = new EnumMap<>(StoreCounter.class);

  StoreCounters() {
    for (StoreCounter counter : StoreCounter.values()) {
      values.put(counter, new LongAdder());
    }
  }

  void add(StoreCounter counter, long count) {
    values.get(counter).add(count);
  }

  /** The value of a counter. */
  public long get(StoreCounter counter) {
    return values.get(counter).sum();
  }
}
