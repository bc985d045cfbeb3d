package io.weir.collector.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The values of each {@link IngestCounter}, and of what is skipped by its tag; any thread may add
 * and read.
 */
public final class IngestCounters {
  private final Map<IngestCounter, LongAdder> values = new EnumMap<>(IngestCounter.class);
  private final SkippedTags skipped = new SkippedTags();

  /** Counters at zero. */
  public IngestCounters() {
    for (IngestCounter counter : IngestCounter.values()) {
      values.put(counter, new LongAdder());
    }
  }

  /** Adds to a counter. */
  public void add(IngestCounter counter, long count) {
    values.get(counter).add(count);
  }

  /** The value of a counter. */
  public long get(IngestCounter counter) {
    return values.get(counter).sum();
  }

  /** What was skipped, by tag. */
  public SkippedTags skipped() {
    return skipped;
  }
}
