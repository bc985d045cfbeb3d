package io.weir.collector.ingest;

import io.weir.collector.resource.Resources;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Table;
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
   * @param resources says what is known of the addresses of flows and drops
   * @throws StoreException if the store has no block for them
   */
  public static TableWriters open(Store store, Duration patience, Resources resources)
      throws StoreException {
    return new TableWriters(
        resources.enriching(Flows.TABLE, patient(store, Flows.TABLE, patience)),
        patient(store, Counters.TABLE, patience),
        resources.enriching(Drops.TABLE, patient(store, Drops.TABLE, patience)));
  }

  private static RowWriter patient(Store store, Table table, Duration patience)
      throws StoreException {
    return new PatientWriter(store.writer(table), patience);
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
