package io.weir.collector.ingest;

import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import java.time.Duration;

/** Where decoded rows go: one writer a table, all of one thread. */
public record TableWriters(RowWriter flows, RowWriter counters, RowWriter drops)
    implements AutoCloseable {
  /**
   * Opens a writer for each table of a store.
   *
   * @param patience how long they wait for room before they give a row up
   * @throws StoreException if the store has no block for them
   */
  public static TableWriters open(Store store, Duration patience) throws StoreException {
    return new TableWriters(
        new PatientWriter(store.writer(Flows.TABLE), patience),
        new PatientWriter(store.writer(Counters.TABLE), patience),
        new PatientWriter(store.writer(Drops.TABLE), patience));
  }

  /** Lets queries see every row so far. */
  public void publish() {
    flows.publish();
    counters.publish();
    drops.publish();
  }

  @Override
  public void close() {
    flows.close();
    counters.close();
    drops.close();
  }
}
