package io.weir.collector.http;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;

/**
 * What answers queries. Several threads call it at once; it may take its time, but must come back.
 */
@FunctionalInterface
public interface Queries {
  /**
   * Answers a query.
   *
   * @throws QueryException if the query has a mistake
   * @throws InterruptedException if the thread was told to give up
   */
  QueryResult run(QueryRequest request) throws QueryException, InterruptedException;
}
