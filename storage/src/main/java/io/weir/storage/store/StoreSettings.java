package io.weir.storage.store;

import io.weir.storage.schema.Table;
import java.time.Duration;
import java.util.Map;

/**
 * How a store is run.
 *
 * @param segment how long one queue file collects blocks
 * @param spareBlocks the most empty open files that stand ready for bursts, for each table whose
 *     rows come at line rate; others have one. They are made when they are needed, and kept
 * @param syncInterval how often open blocks are brought to the disk: what a power loss may cost
 * @param retention how much of a table is kept; everything of one that is not named
 */
public record StoreSettings(
    SegmentLength segment,
    int spareBlocks,
    Duration syncInterval,
    Map<Table, Retention> retention) {
  /** What fits most: hourly segments, up to eight spare blocks, a sync a second. */
  public static final StoreSettings DEFAULT =
      new StoreSettings(SegmentLength.HOUR, 8, Duration.ofSeconds(1));

  /** Settings of a store that keeps everything. */
  public StoreSettings(SegmentLength segment, int spareBlocks, Duration syncInterval) {
    this(segment, spareBlocks, syncInterval, Map.of());
  }

  /** The most empty open files of a table that stand ready for bursts. */
  int spareBlocks(Table table) {
    return table.isAtLineRate() ? spareBlocks : 1;
  }

  /** How much of a table is kept. */
  Retention retention(Table table) {
    return retention.getOrDefault(table, Retention.FOREVER);
  }
}
