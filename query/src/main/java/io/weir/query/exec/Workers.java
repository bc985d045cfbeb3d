package io.weir.query.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Shares the tasks of one query out among threads. */
final class Workers {
  private final ExecutorService threads;
  private final int count;
  private final Cancellation cancellation;

  /**
   * Workers of one query.
   *
   * @param count how many threads at most
   */
  Workers(ExecutorService threads, int count, Cancellation cancellation) {
    this.threads = threads;
    this.count = count;
    this.cancellation = cancellation;
  }

  /** How many threads work at most. */
  int count() {
    return count;
  }

  /** Whether the query was told to give up: then some tasks may not have been done. */
  boolean isCancelled() {
    return cancellation.isCancelled();
  }

  /**
   * Does tasks 0 to {@code tasks}, this excluded, and comes back when all are done; once the query
   * is told to give up, or one fails, no other is begun.
   *
   * @throws InterruptedException if the caller is told to give up; no task runs any more then
   */
  void run(int tasks, IntConsumer task) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(count, tasks); i++) {
      running.add(CompletableFuture.runAsync(() -> work(next, tasks, task), threads));
    }
    await(CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)));
  }

  private void work(AtomicInteger next, int tasks, IntConsumer task) {
    try {
      int taken = next.getAndIncrement();
      while (taken < tasks && !cancellation.isCancelled()) {
        task.accept(taken);
        taken = next.getAndIncrement();
      }
    } catch (RuntimeException | Error e) {
      cancellation.cancel();
      throw e;
    }
  }

  private void await(CompletableFuture<Void> all) throws InterruptedException {
    try {
      all.get();
    } catch (InterruptedException e) {
      cancellation.cancel();
      all.handle((_, _) -> true).join();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BoundExceededException bound) {
        throw bound;
      }
      throw new IllegalStateException("a part of the query failed", e.getCause());
    }
  }
}
