package io.weir.collector.ingest;

import io.weir.storage.count.Counts;

/** How often each {@link IngestCounter} has counted, and what is skipped by its tag. */
public final class IngestCounters extends Counts<IngestCounter> {
  private final SkippedTags skipped = new SkippedTags();

  /** Counters at zero. */
  public IngestCounters() {
    super(IngestCounter.class);
  }

  /** What was skipped, by tag; any thread may add and read. */
  public SkippedTags skipped() {
    return skipped;
  }
}
