package io.weir.query;

import io.weir.storage.schema.Table;
import io.weir.storage.store.Snapshot;

/** Where an engine takes the blocks of a table from. */
public interface Snapshots {
  /** The blocks that overlap a stretch of time, its end excluded; closed by the engine. */
  Snapshot take(Table table, long fromMillis, long toMillis);
}
