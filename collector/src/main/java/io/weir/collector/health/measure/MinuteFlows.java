package io.weir.collector.health.measure;

import io.weir.collector.health.path.MinuteTally;
import io.weir.storage.block.Block;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.Snapshot;
import io.weir.storage.store.Store;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Adds up the flows of one minute, be it block by block while the minute lasts: tens of millions of
 * rows at its end would take the processor from those who receive. Belongs to one thread.
 */
final class MinuteFlows {
  private final Store store;
  private final long startMillis;
  private final MinuteTally tally;
  private final Set<Long> read = new HashSet<>(); // blocks, by their sequence numbers

  /** Flows of the minute that begins at a time, in milliseconds since 1970; none is read yet. */
  MinuteFlows(Store store, long startMillis) {
    this.store = store;
    this.startMillis = startMillis;
    this.tally = new MinuteTally(startMillis);
  }

  long startMillis() {
    return startMillis;
  }

  /** Reads the blocks that no row can be added to any more. */
  void readSealed() {
    read(Block::isSealed);
  }

  /** Reads what is left, and gives the sums. Nothing may be read any more. */
  MinuteTally complete() {
    read(_ -> true);
    return tally;
  }

  private void read(Predicate<Block> wanted) {
    long endMillis = startMillis + HealthMinutes.MINUTE_MILLIS;
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, startMillis, endMillis)) {
      for (Block block : snapshot.blocks()) {
        if (wanted.test(block) && read.add(block.sequence())) {
          new FlowScan(block, tally).run(startMillis, endMillis);
        }
        snapshot.release(block);
      }
    }
  }
}
