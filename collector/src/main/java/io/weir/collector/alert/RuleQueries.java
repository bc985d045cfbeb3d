package io.weir.collector.alert;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;

/** What answers the queries of rules. Several threads call it at once. */
@FunctionalInterface
public interface RuleQueries {
  /**
   * Answers a query as of some time.
   *
   * @param nowMillis what the query calls now
   * @throws QueryException if the query cannot be answered
   * @throws InterruptedException if the thread was told to give up
   */
  QueryResult run(QueryRequest request, long nowMillis) throws QueryException, InterruptedException;
}
