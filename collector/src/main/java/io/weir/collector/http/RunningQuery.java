package io.weir.collector.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * A query that runs, or waits to, for somebody who may lose interest. Any thread may end it.
 *
 * @param <T> what is made of its answer
 */
final class RunningQuery<T> {
  private final Promise<T> answer = Promise.promise();
  private final Consumer<Runnable> abandoned;
  private final FutureTask<Void> task;

  /**
   * A query that is yet to be run.
   *
   * @param work makes the answer, and ends this query with it
   * @param abandoned is told the task if it was cancelled
   */
  RunningQuery(Consumer<RunningQuery<T>> work, Consumer<Runnable> abandoned) {
    this.abandoned = abandoned;
    this.task = new FutureTask<>(() -> work.accept(this), null);
  }

  /** What is to be executed. */
  Runnable task() {
    return task;
  }

  void succeed(T made) {
    answer.complete(made);
  }

  /** Ends the query with a {@link ProblemException} where it is refused. */
  void fail(Throwable why) {
    answer.fail(why);
  }

  /** Tells it to give up, if it has not ended; its answer may then never come. */
  void cancel() {
    if (!answer.future().isComplete() && task.cancel(true)) {
      abandoned.accept(task);
    }
  }

  boolean isCancelled() {
    return task.isCancelled();
  }

  /** Hands over the answer on the event loop that asks for it here. */
  void onEnd(Handler<AsyncResult<T>> handler) {
    Context eventLoop = Vertx.currentContext();
    answer.future().onComplete(end -> eventLoop.runOnContext(_ -> handler.handle(end)));
  }
}
