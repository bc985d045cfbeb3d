package io.weir.collector.http;

import io.weir.collector.metrics.QueryMetrics;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.explain.Explanation;
import io.weir.storage.thread.ThreadPriority;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs queries away from the event loop: a few at a time, some more waiting, and any beyond turned
 * away.
 */
final class QueryRunner implements AutoCloseable {
  private static final int WAITING = 64;

  private final Queries queries;
  private final QueryMetrics metrics;
  private final ThreadPoolExecutor threads;

  QueryRunner(Queries queries, int concurrent, QueryMetrics metrics) {
    this.queries = queries;
    this.metrics = metrics;
    this.threads =
        new ThreadPoolExecutor(
            concurrent,
            concurrent,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            ThreadPriority.ANSWER.daemons("weir-answer-"));
  }

  /** Answers one query after another, on a thread of the runner. */
  @FunctionalInterface
  interface Asking {
    /**
     * Answers a query.
     *
     * @throws QueryException if the query has a mistake
     * @throws InterruptedException if the thread was told to give up
     */
    QueryResult ask(QueryRequest request) throws QueryException, InterruptedException;
  }

  /** What makes one answer, of as many queries as it takes. */
  @FunctionalInterface
  interface Work<T> {
    T make(Asking queries) throws QueryException, InterruptedException;
  }

  /**
   * Answers a query.
   *
   * @param form what is made of the result, on a thread of the runner
   */
  <T> RunningQuery<T> answer(QueryRequest request, Function<QueryResult, T> form) {
    return answer(asked -> form.apply(asked.ask(request)));
  }

  /** Makes an answer of several queries. */
  <T> RunningQuery<T> answer(Work<T> work) {
    RunningQuery<T> running = new RunningQuery<>(query -> complete(query, work), this::abandon);
    try {
      threads.execute(running.task());
    } catch (RejectedExecutionException e) {
      metrics.refused();
      running.fail(unavailable("too many queries wait already; try again in a moment"));
    }
    return running;
  }

  /** Explains a query, by running it. */
  RunningQuery<Explanation> explain(QueryRequest request) {
    return answer(_ -> queries.explain(request));
  }

  /** Ends running queries early, and refuses what comes. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void abandon(Runnable task) {
    threads.remove(task);
    metrics.left();
  }

  private <T> void complete(RunningQuery<T> query, Work<T> work) {
    try {
      query.succeed(work.make(this::ask));
    } catch (QueryException e) {
      e.limit().ifPresentOrElse(_ -> metrics.limited(), metrics::mistaken);
      query.fail(new ProblemException(Problem.query(e)));
    } catch (InterruptedException _) {
      if (!query.isCancelled()) {
        metrics.failed();
      }
      query.fail(unavailable("the collector is stopping"));
    } catch (RuntimeException | Error e) {
      metrics.failed();
      query.fail(e);
    }
  }

  private QueryResult ask(QueryRequest request) throws QueryException, InterruptedException {
    QueryResult result = queries.run(request);
    metrics.answered(Duration.ofNanos(result.statistics().elapsedNanos()));
    return result;
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(HttpStatus.UNAVAILABLE, detail);
  }
}
