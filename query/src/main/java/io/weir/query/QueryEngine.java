package io.weir.query;

import io.weir.query.exec.Cancellation;
import io.weir.query.exec.Executor;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import io.weir.storage.store.Snapshot;
import io.weir.storage.thread.ThreadPriority;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Answers queries, each on as many threads as it was given. Any thread may ask. */
public final class QueryEngine implements AutoCloseable {
  private static final int MAX_ROWS = Planner.MAX_ROWS;

  private final Snapshots snapshots;
  private final Clock clock;
  private final QueryLimits limits;
  private final ExecutorService threads;
  private final Executor executor;
  private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();

  /**
   * Held for reading by each query while it holds blocks, for writing once the engine is closed.
   */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private volatile boolean closed;

  /** An engine over some tables, with the limits of a collector. */
  public QueryEngine(Snapshots snapshots, int threads, Clock clock) {
    this(snapshots, threads, clock, QueryLimits.DEFAULT);
  }

  /**
   * An engine over some tables.
   *
   * @param threads how many work on queries
   * @param clock what queries call now
   * @param limits what each query may use
   */
  public QueryEngine(Snapshots snapshots, int threads, Clock clock, QueryLimits limits) {
    this.snapshots = snapshots;
    this.clock = clock;
    this.limits = limits;
    this.threads =
        Executors.newFixedThreadPool(threads, ThreadPriority.ANSWER.daemons("weir-query-"));
    this.executor = new Executor(this.threads, threads, limits);
  }

  /**
   * Answers a query.
   *
   * @throws QueryException if it is wrong
   * @throws InterruptedException if the thread is told to give up, or the engine is closed
   */
  public QueryResult run(QueryRequest request) throws QueryException, InterruptedException {
    long startNanos = System.nanoTime();
    Plan plan = Planner.plan(request, clock.millis());
    if (!use.readLock().tryLock()) {
      throw new InterruptedException("the engine is closed");
    }
    Cancellation cancellation = new Cancellation(startNanos + limits.time().toNanos());
    running.add(cancellation);
    try {
      return run(plan, startNanos, cancellation);
    } finally {
      running.remove(cancellation);
      use.readLock().unlock();
    }
  }

  private QueryResult run(Plan plan, long startNanos, Cancellation cancellation)
      throws QueryException, InterruptedException {
    if (closed) {
      throw new InterruptedException("the engine is closed");
    }
    TimeRange range = plan.range();
    try (Snapshot snapshot = snapshots.take(plan.table(), range.fromMillis(), range.toMillis())) {
      QueryResult result =
          executor.run(plan, snapshot.blocks(), snapshot.pruned(), startNanos, cancellation);
      if (result.rows().size() > MAX_ROWS) {
        throw new QueryException(
            1,
            1,
            "the answer has "
                + result.rows().size()
                + " rows; at most "
                + MAX_ROWS
                + " are answered: add \"| top 100 by …\" or \"| limit 100\"");
      }
      return result;
    }
  }

  /** Ends queries early, refuses others, and comes back when no block is read any more. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Cancellation::cancel);
    use.writeLock().lock();
    threads.shutdown();
  }
}
