package io.weir.jmh.reference;

import io.weir.collector.ingest.PatientWriter;
import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Weir's own store of reference data, and what answers questions about it on two threads.
 *
 * @param store where the rows are
 * @param engine what is asked
 */
record ReferenceStore(Store store, QueryEngine engine) implements AutoCloseable {

  /** Makes a store of the first rows of a day that has some, all full blocks of it sealed. */
  static void fill(Path directory, long rowsADay, long rows) throws StoreException {
    long begin = System.nanoTime();
    try (Store store = Store.open(directory, StoreSettings.DEFAULT)) {
      ReferenceFlows flows = new ReferenceFlows(rowsADay);
      try (RowWriter writer = new PatientWriter(store.writer(Flows.TABLE), Duration.ofMinutes(1))) {
        for (long i = 0; i < rows; i++) {
          if (!writer.append(flows.next())) {
            throw new IllegalStateException("a row is lost");
          }
          if (i % 16 == 0) {
            writer.publish();
          }
        }
      }
      while (store.counters().get(StoreCounter.BLOCKS_SEALED) < rows >> 16) {
        LockSupport.parkNanos(1_000_000);
      }
      double bytes = store.counters().get(StoreCounter.BYTES_SEALED);
      System.out.printf(
          Locale.ROOT,
          "%,d rows kept in %.1f s, %.2f bytes a row, indexes included%n",
          rows,
          (System.nanoTime() - begin) / 1e9,
          bytes / (rows >> 16 << 16));
    }
  }

  /**
   * Opens a store whose last hour and the like end at some moment. Its engine reads the rows each
   * time: others are not asked to remember answers, either.
   */
  static ReferenceStore open(Path directory, Instant end) throws StoreException {
    Store store = Store.open(directory, StoreSettings.DEFAULT);
    Clock clock = Clock.fixed(end, ZoneOffset.UTC);
    QueryLimits limits = QueryLimits.DEFAULT.remembering(0);
    return new ReferenceStore(store, new QueryEngine(store::snapshot, 2, clock, limits));
  }

  /** What the last column of the answer adds up to. */
  long ask(Question question) throws QueryException, InterruptedException {
    return ask("flows last " + question.range() + " | " + question.weir());
  }

  /** What the last column of the answer adds up to. */
  long ask(String query) throws QueryException, InterruptedException {
    QueryResult result = engine.run(new QueryRequest(query, Optional.empty()));
    int last = result.columns().size() - 1;
    return result.rows().stream().mapToLong(row -> ((Number) row[last]).longValue()).sum();
  }

  @Override
  public void close() {
    engine.close();
    store.close();
  }
}
