package io.weir.storage.store;

import java.time.Duration;

/**
 * How a store is run.
 *
 * @param segment how long one queue file collects blocks
 * @param spareBlocks empty open files a table that stand ready for bursts
 * @param syncInterval how often open blocks are brought to the disk: what a power loss may cost
 */
public record StoreSettings(SegmentLength segment, int spareBlocks, Duration syncInterval) {
  /** What fits most: hourly segments, eight spare blocks, a sync a second. */
  public static final StoreSettings DEFAULT =
      new StoreSettings(SegmentLength.HOUR, 8, Duration.ofSeconds(1));
}
