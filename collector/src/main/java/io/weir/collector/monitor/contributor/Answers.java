package io.weir.collector.monitor.contributor;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;

/** What answers queries of the flow language. Several threads ask at once. */
@FunctionalInterface
public interface Answers {
  /**
   * Answers a query.
   *
   * @throws QueryException if the query goes beyond its bounds
   * @throws InterruptedException if the thread was told to give up
   */
  QueryResult run(QueryRequest request) throws QueryException, InterruptedException;
}
