package io.weir.collector.metrics;

import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import java.util.List;

/** Shows a store's counters and levels among the metrics. */
public final class StoreMetrics {
  private StoreMetrics() {}

  /** Adds everything that a store counts. */
  public static void bind(Store store, Metrics metrics) {
    metrics.counters(StoreCounter.values(), store.counters()::get);
    for (Table table : Tables.all()) {
      metrics.gauge(
          "weir_store_rows",
          "Rows that queries see.",
          List.of("table", table.name()),
          () -> store.rows(table));
    }
    metrics.gauge(
        "weir_store_waiting_blocks", "Full blocks that wait to be sealed.", store::waitingBlocks);
  }
}
