package io.weir.query.exec;

import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryStatistics;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import io.weir.storage.block.Block;
import io.weir.storage.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/** Carries plans out, each on several threads: the answer never depends on how many. */
public final class Executor {
  private static final Snapshot NO_BLOCKS = new Snapshot(List.of(), 0, () -> {});

  private final ExecutorService threads;
  private final int parallelism;
  private final QueryLimits limits;
  private final Slabs slabs = new Slabs();
  private final KnownAnswers known;

  /**
   * An executor that runs parts of queries on threads that its owner starts and stops.
   *
   * @param parallelism how many threads work on one query
   */
  public Executor(ExecutorService threads, int parallelism, QueryLimits limits) {
    this.threads = threads;
    this.parallelism = parallelism;
    this.limits = limits;
    this.known = new KnownAnswers(limits.remembered());
  }

  /**
   * Carries a plan out over a snapshot of its table, whose blocks it lets go of when it can.
   *
   * @param earlier what the plans come to that this one compares with
   * @param startNanos when the query came, by {@link System#nanoTime}
   * @param cancellation may be told to give up by any thread
   * @throws InterruptedException if the thread or the query is told to give up; like every end, it
   *     comes when nobody reads the blocks any more
   * @throws QueryException if it goes beyond what a query may use
   */
  public Outcome run(
      Plan plan,
      Snapshot snapshot,
      Map<Plan, Outcome> earlier,
      long startNanos,
      Cancellation cancellation)
      throws InterruptedException, QueryException {
    try {
      return outcome(plan, snapshot, earlier, startNanos, cancellation);
    } catch (BoundExceededException e) {
      throw new QueryException(e.limit(), e.getMessage());
    }
  }

  /** About how many bytes are held of what blocks came to. */
  public long bytesRemembered() {
    return known.bytes();
  }

  /** How often a block was not read, since what it comes to was known. */
  public long blocksRemembered() {
    return known.blocksRemembered();
  }

  private Outcome outcome(
      Plan plan,
      Snapshot snapshot,
      Map<Plan, Outcome> earlier,
      long startNanos,
      Cancellation cancellation)
      throws InterruptedException {
    Workers workers = new Workers(threads, parallelism, cancellation);
    Reading reading = new Reading(plan.filter(), workers, cancellation);
    List<Object[]> rows =
        switch (plan.shape()) {
          case Plan.Shape.Groups groups when !groups.observers().isEmpty() ->
              observed(plan, groups, snapshot, workers, reading, startNanos);
          case Plan.Shape.Groups groups ->
              grouping(plan, groups, workers, reading, startNanos)
                  .rows(snapshot, Wanted.by(plan.steps()));
          case Plan.Shape.Rows shape -> rows(shape, snapshot.blocks(), reading, cancellation);
        };
    check(cancellation);
    List<Object[]> result = new Steps(earlier).apply(plan.steps(), rows);
    QueryStatistics statistics =
        new QueryStatistics(
            reading.rowsScanned(),
            reading.rowsMatched(),
            reading.blocksRead(),
            snapshot.pruned() + reading.blocksPruned(),
            reading.blocksRemembered(),
            System.nanoTime() - startNanos);
    return new Outcome(plan, result, statistics);
  }

  private List<Object[]> observed(
      Plan plan,
      Plan.Shape.Groups shape,
      Snapshot snapshot,
      Workers workers,
      Reading reading,
      long startNanos)
      throws InterruptedException {
    Observers observers = new Observers(shape);
    List<Object[]> all =
        grouping(plan, observers.apart(), workers, reading, startNanos)
            .rows(snapshot, Wanted.EVERYTHING);
    if (all.isEmpty()) {
      return grouping(plan, observers.together(), workers, reading, startNanos)
          .rows(NO_BLOCKS, Wanted.EVERYTHING);
    }
    List<Object[]> rows =
        new ArrayList<>(
            Gaps.filled(shape, plan.elapsed(), observers.chosen(all), Planner.MAX_ROWS));
    rows.sort(Cells.byFirst(shape.keys().size()));
    return rows;
  }

  private Grouping grouping(
      Plan plan, Plan.Shape.Groups shape, Workers workers, Reading reading, long startNanos) {
    Optional<KnownAnswers.Repeated> repeated =
        known.ask(Question.of(plan, shape), plan.range(), startNanos);
    return new Grouping(plan, shape, limits, workers, reading, repeated, slabs);
  }

  private List<Object[]> rows(
      Plan.Shape.Rows shape, List<Block> blocks, Reading reading, Cancellation cancellation)
      throws InterruptedException {
    List<RowCollection> parts =
        IntStream.range(0, Math.max(1, Math.min(Grouping.ORDERED_PARTS, blocks.size())))
            .mapToObj(_ -> new RowCollection(shape))
            .toList();
    reading.inOrder(blocks, parts, _ -> {}); // cells are read at the end
    check(cancellation);
    RowCollection whole = parts.getFirst();
    parts.subList(1, parts.size()).forEach(whole::absorb);
    return whole.rows();
  }

  private void check(Cancellation cancellation) throws InterruptedException {
    if (cancellation.isLate()) {
      throw BoundExceededException.ofTime(limits.time());
    }
    if (cancellation.isCancelled()) {
      throw new InterruptedException("the query was told to give up");
    }
  }
}
