package io.weir.collector.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.weir.collector.metrics.QueryMetrics;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.storage.thread.ThreadPriority;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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

  /**
   * Answers a query; the future ends on a thread of the runner, with a {@link ProblemException} if
   * the query is refused.
   */
  Future<Buffer> run(QueryRequest request, ResultFormat format) {
    Promise<Buffer> answer = Promise.promise();
    try {
      threads.execute(() -> complete(answer, request, format));
    } catch (RejectedExecutionException e) {
      metrics.refused();
      answer.fail(
          new ProblemException(
              Problem.of(
                  HttpStatus.UNAVAILABLE, "too many queries wait already; try again in a moment")));
    }
    return answer.future();
  }

  /** Ends running queries early, and refuses what comes. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void complete(Promise<Buffer> answer, QueryRequest request, ResultFormat format) {
    try {
      QueryResult result = queries.run(request);
      metrics.answered(Duration.ofNanos(result.statistics().elapsedNanos()));
      answer.complete(format.encode(result));
    } catch (QueryException e) {
      metrics.mistaken();
      answer.fail(new ProblemException(Problem.query(e)));
    } catch (InterruptedException _) {
      metrics.failed();
      answer.fail(
          new ProblemException(Problem.of(HttpStatus.UNAVAILABLE, "the collector is stopping")));
    } catch (RuntimeException | Error e) {
      metrics.failed();
      answer.fail(e);
    }
  }
}
