package io.weir.collector.http;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.complete.Completion;
import io.weir.query.explain.Explanation;
import java.util.List;

/**
 * What answers queries, and questions about them. Several threads call it at once; it may take its
 * time, but must come back, and soon when its thread is interrupted.
 */
public interface Queries {
  /**
   * Answers a query.
   *
   * @throws QueryException if the query has a mistake
   * @throws InterruptedException if the thread was told to give up
   */
  QueryResult run(QueryRequest request) throws QueryException, InterruptedException;

  /**
   * Looks a query through without answering it.
   *
   * @throws QueryException if the query has a mistake
   */
  void check(QueryRequest request) throws QueryException;

  /**
   * Tells what is done for a query, by doing it.
   *
   * @throws QueryException if the query has a mistake
   * @throws InterruptedException if the thread was told to give up
   */
  Explanation explain(QueryRequest request) throws QueryException, InterruptedException;

  /**
   * What may stand at a place of a query.
   *
   * @param cursor the place, as a number of characters from the text's begin
   * @throws InterruptedException if the thread was told to give up
   */
  List<Completion> complete(String text, int cursor) throws InterruptedException;
}
