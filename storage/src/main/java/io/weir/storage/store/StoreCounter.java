package io.weir.storage.store;

import io.weir.storage.count.Counter;

/** What a store counts since it was opened, by metric. */
public enum StoreCounter implements Counter {
  ROWS_APPENDED("weir_store_rows_appended_total", "Rows that became visible to queries."),
  BLOCKS_SEALED("weir_store_blocks_sealed_total", "Blocks encoded and appended to a queue."),
  BYTES_SEALED("weir_store_bytes_sealed_total", "Bytes of the sealed blocks."),
  SEGMENTS_DROPPED(
      "weir_store_segments_dropped_total",
      "Segments removed because of the age or the size that a table may reach."),
  SEAL_FAILURES(
      "weir_store_seal_failures_total",
      "Attempts to seal a block that failed and will be made again."),
  SYNC_FAILURES(
      "weir_store_sync_failures_total",
      "Attempts to bring sealed blocks to the disk that failed and will be made again."),
  READ_FAILURES(
      "weir_store_read_failures_total",
      "Sealed blocks that a query went without because they could not be read just then."),
  BLOCKS_DAMAGED(
      "weir_store_blocks_damaged_total",
      "Sealed blocks or open files that were found damaged and left out.");

  private final String metric;
  private final String doc;

  StoreCounter(String metric, String doc) {
    this.metric = metric;
    this.doc = doc;
  }

  @Override
  public String metric() {
    return metric;
  }

  @Override
  public String doc() {
    return doc;
  }
}
