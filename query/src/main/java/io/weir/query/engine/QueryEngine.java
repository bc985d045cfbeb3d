package io.weir.query.engine;

import io.weir.query.EdgeInterfaces;
import io.weir.query.QueryException;
import io.weir.query.QueryLimit;
import io.weir.query.QueryLimits;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.Snapshots;
import io.weir.query.complete.Completer;
import io.weir.query.complete.Completion;
import io.weir.query.exec.Cancellation;
import io.weir.query.exec.Executor;
import io.weir.query.exec.Outcome;
import io.weir.query.explain.Explainer;
import io.weir.query.explain.Explanation;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import io.weir.query.syntax.Query;
import io.weir.query.syntax.QueryParser;
import io.weir.storage.count.Counts;
import io.weir.storage.store.Snapshot;
import io.weir.storage.thread.ThreadPriority;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Answers queries, each on as many threads as it was given: so a long one holds up no other, but
 * for the processors that they share. Any thread may ask.
 */
public final class QueryEngine implements AutoCloseable {
  private final Snapshots snapshots;
  private final Clock clock;
  private final QueryLimits limits;
  private final Supplier<List<EdgeInterfaces>> edge;
  private final ExecutorService threads;
  private final Executor executor;
  private final Counts<QueryLimit> refused = new Counts<>(QueryLimit.class);
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

  /** An engine over some tables of a network whose edge nobody has marked. */
  public QueryEngine(Snapshots snapshots, int threads, Clock clock, QueryLimits limits) {
    this(snapshots, threads, clock, limits, List::of);
  }

  /**
   * An engine over some tables.
   *
   * @param threads how many work on a query
   * @param clock what queries call now
   * @param limits what each query may use
   * @param edge the interfaces at the edge of the network, asked for by each query
   */
  public QueryEngine(
      Snapshots snapshots,
      int threads,
      Clock clock,
      QueryLimits limits,
      Supplier<List<EdgeInterfaces>> edge) {
    this.snapshots = snapshots;
    this.clock = clock;
    this.limits = limits;
    this.edge = edge;
    this.threads = Executors.newCachedThreadPool(ThreadPriority.ANSWER.daemons("weir-query-"));
    this.executor = new Executor(this.threads, threads, limits);
  }

  /**
   * Answers a query.
   *
   * @throws QueryException if it is wrong
   * @throws InterruptedException if the thread is told to give up, or the engine is closed
   */
  public QueryResult run(QueryRequest request) throws QueryException, InterruptedException {
    return run(request, clock.millis());
  }

  /**
   * Answers a query as of some time.
   *
   * @param nowMillis what the query calls now
   * @throws QueryException if it is wrong
   * @throws InterruptedException if the thread is told to give up, or the engine is closed
   */
  public QueryResult run(QueryRequest request, long nowMillis)
      throws QueryException, InterruptedException {
    long startNanos = System.nanoTime();
    Plan plan = Planner.plan(request, nowMillis, edge.get());
    return reading(plan, startNanos, (snapshot, execution) -> execution.run(snapshot));
  }

  /**
   * Looks a query through without answering it.
   *
   * @return what would be done for it
   * @throws QueryException if it is wrong
   */
  public Plan check(QueryRequest request) throws QueryException {
    return Planner.plan(request, clock.millis(), edge.get());
  }

  /**
   * Answers a query, and tells what was done for it instead of the answer.
   *
   * @throws QueryException if it is wrong
   * @throws InterruptedException if the thread is told to give up, or the engine is closed
   */
  public Explanation explain(QueryRequest request) throws QueryException, InterruptedException {
    long startNanos = System.nanoTime();
    Plan plan = check(request);
    Query query = QueryParser.parse(request.text());
    return reading(
        plan,
        startNanos,
        (snapshot, execution) -> Explainer.explain(query, plan, snapshot, execution));
  }

  /** How many queries used too much of something, and got no answer. */
  public long refused(QueryLimit limit) {
    return refused.get(limit);
  }

  /** About how many bytes are held of what blocks came to, for questions that are asked again. */
  public long bytesRemembered() {
    return executor.bytesRemembered();
  }

  /** How often a block was not read, since what it comes to was known from an earlier query. */
  public long blocksRemembered() {
    return executor.blocksRemembered();
  }

  /**
   * What may stand at a place of a query, what is likely meant first.
   *
   * @param cursor the place, as a number of characters from the text's begin
   * @throws InterruptedException if the engine is closed
   */
  public List<Completion> complete(String text, int cursor) throws InterruptedException {
    hold();
    try {
      return new Completer(snapshots).complete(text, cursor, clock.millis());
    } finally {
      use.readLock().unlock();
    }
  }

  /** What is done with a snapshot of a table. */
  private interface Reading<T> {
    T read(Snapshot snapshot, Explainer.Execution execution)
        throws QueryException, InterruptedException;
  }

  private <T> T reading(Plan plan, long startNanos, Reading<T> reading)
      throws QueryException, InterruptedException {
    hold();
    Cancellation cancellation = new Cancellation(startNanos + limits.time().toNanos());
    running.add(cancellation);
    if (closed) {
      cancellation.cancel(); // who closed it may have missed this one
    }
    try {
      Map<Plan, Outcome> earlier = new HashMap<>();
      for (Plan past : plan.earlier()) {
        try (Snapshot snapshot = snapshot(past)) {
          earlier.put(past, executor.run(past, snapshot, Map.of(), startNanos, cancellation));
        }
      }
      try (Snapshot snapshot = snapshot(plan)) {
        return reading.read(
            snapshot,
            seen -> bounded(executor.run(plan, seen, earlier, startNanos, cancellation).answer()));
      }
    } catch (QueryException e) {
      e.limit().ifPresent(refused::add);
      throw e;
    } finally {
      running.remove(cancellation);
      use.readLock().unlock();
    }
  }

  private Snapshot snapshot(Plan plan) {
    return snapshots.take(plan.table(), plan.range().fromMillis(), plan.range().toMillis());
  }

  /** Takes the lock under which blocks are held. */
  private void hold() throws InterruptedException {
    if (!use.readLock().tryLock()) {
      throw new InterruptedException("the engine is closed");
    }
    if (closed) {
      use.readLock().unlock();
      throw new InterruptedException("the engine is closed");
    }
  }

  private QueryResult bounded(QueryResult result) throws QueryException {
    if (result.rows().size() > limits.rows()) {
      throw new QueryException(
          QueryLimit.ROWS,
          "the answer has %d rows; at most %d are answered (query.rows): add \"| top 100 by …\" or \"| limit 100\""
              .formatted(result.rows().size(), limits.rows()));
    }
    return result;
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
