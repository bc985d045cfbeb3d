package io.weir.query.exec;

import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryStatistics;
import io.weir.query.ValueType;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import io.weir.storage.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries plans out. Threads take the blocks one by one. Where the answer depends on the order of
 * the rows, to the last digit of a sum of fractions, the blocks are cut into the same parts however
 * many threads there are, and what the parts come to is put together in their order: so the answer
 * never depends on the threads.
 */
public final class Executor {
  private static final int ORDERED_PARTS = 8;

  private final ExecutorService threads;
  private final int parallelism;
  private final QueryLimits limits;
  private final Slabs slabs = new Slabs();

  /**
   * An executor that runs parts of queries on threads that its owner starts and stops.
   *
   * @param parallelism how many threads work on one query
   */
  public Executor(ExecutorService threads, int parallelism, QueryLimits limits) {
    this.threads = threads;
    this.parallelism = parallelism;
    this.limits = limits;
  }

  /**
   * Carries a plan out over some blocks.
   *
   * @param prunedBefore blocks of the table that were left out before
   * @param earlier what the plans come to that this one compares with
   * @param startNanos when the query came, by {@link System#nanoTime}
   * @param cancellation may be told to give up by any thread
   * @throws InterruptedException if the thread or the query is told to give up; like every end, it
   *     comes when nobody reads the blocks any more
   * @throws QueryException if it goes beyond what a query may use
   */
  public Outcome run(
      Plan plan,
      List<Block> blocks,
      int prunedBefore,
      Map<Plan, Outcome> earlier,
      long startNanos,
      Cancellation cancellation)
      throws InterruptedException, QueryException {
    try {
      return outcome(plan, blocks, prunedBefore, earlier, startNanos, cancellation);
    } catch (BoundExceededException e) {
      throw new QueryException(e.limit(), e.getMessage());
    }
  }

  private Outcome outcome(
      Plan plan,
      List<Block> blocks,
      int prunedBefore,
      Map<Plan, Outcome> earlier,
      long startNanos,
      Cancellation cancellation)
      throws InterruptedException {
    Workers workers = new Workers(threads, parallelism, cancellation);
    List<Scan> scans = new ArrayList<>();
    List<Object[]> rows =
        switch (plan.shape()) {
          case Plan.Shape.Groups groups when !groups.observers().isEmpty() ->
              observed(plan, groups, blocks, workers, cancellation, scans);
          case Plan.Shape.Groups groups ->
              groups(plan, groups, blocks, workers, cancellation, scans, Wanted.by(plan.steps()));
          case Plan.Shape.Rows shape -> rows(plan, shape, blocks, workers, cancellation, scans);
        };
    check(cancellation);
    List<Object[]> result = new Steps(earlier).apply(plan.steps(), rows);
    QueryStatistics statistics =
        new QueryStatistics(
            scans.stream().mapToLong(Scan::rowsScanned).sum(),
            scans.stream().mapToLong(Scan::rowsMatched).sum(),
            scans.stream().mapToInt(Scan::blocksRead).sum(),
            prunedBefore + scans.stream().mapToInt(Scan::blocksPruned).sum(),
            System.nanoTime() - startNanos);
    return new Outcome(plan, result, statistics);
  }

  private List<Object[]> observed(
      Plan plan,
      Plan.Shape.Groups shape,
      List<Block> blocks,
      Workers workers,
      Cancellation cancellation,
      List<Scan> scans)
      throws InterruptedException {
    Observers observers = new Observers(shape);
    List<Object[]> all =
        groups(plan, observers.apart(), blocks, workers, cancellation, scans, Wanted.EVERYTHING);
    if (all.isEmpty()) {
      return groups(
          plan, observers.together(), blocks, workers, cancellation, scans, Wanted.EVERYTHING);
    }
    List<Object[]> rows =
        new ArrayList<>(
            Gaps.filled(shape, plan.elapsed(), observers.chosen(all), Planner.MAX_ROWS));
    rows.sort(Cells.byFirst(shape.keys().size()));
    return rows;
  }

  private List<Object[]> groups(
      Plan plan,
      Plan.Shape.Groups shape,
      List<Block> blocks,
      Workers workers,
      Cancellation cancellation,
      List<Scan> scans,
      Wanted wanted)
      throws InterruptedException {
    Arguments arguments = new Arguments(shape.values(), plan.table(), plan.range());
    GroupKeys keys = new GroupKeys(shape.keys(), plan.range());
    GroupKeys series = CounterSamples.series(plan.range());
    MemoryBudget memory = new MemoryBudget(limits.memory());
    boolean ordered = shape.values().stream().anyMatch(Executor::isOrdered);
    int count = ordered ? ORDERED_PARTS : workers.count();
    List<GroupCollection> parts = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(count, blocks.size())); i++) {
      parts.add(new GroupCollection(shape, arguments, keys, series, limits, memory, slabs));
      scans.add(new Scan(plan.filter(), cancellation));
    }
    try {
      read(blocks, ordered, workers, scans, parts);
      check(cancellation);
      GroupMerge merge =
          new GroupMerge(shape, arguments, plan.elapsed(), parts, limits, memory, workers);
      return merge.rows(wanted);
    } finally {
      parts.forEach(part -> part.spilled().ifPresent(SpilledRows::close));
    }
  }

  private List<Object[]> rows(
      Plan plan,
      Plan.Shape.Rows shape,
      List<Block> blocks,
      Workers workers,
      Cancellation cancellation,
      List<Scan> scans)
      throws InterruptedException {
    List<RowCollection> parts = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(ORDERED_PARTS, blocks.size())); i++) {
      parts.add(new RowCollection(shape));
      scans.add(new Scan(plan.filter(), cancellation));
    }
    read(blocks, true, workers, scans, parts);
    check(cancellation);
    RowCollection whole = parts.getFirst();
    parts.subList(1, parts.size()).forEach(whole::absorb);
    return whole.rows();
  }

  /** Reads all blocks, each into one of the parts. */
  private static void read(
      List<Block> blocks,
      boolean ordered,
      Workers workers,
      List<Scan> scans,
      List<? extends Scan.Sink> parts)
      throws InterruptedException {
    int count = parts.size();
    AtomicInteger next = new AtomicInteger();
    workers.run(
        count,
        part -> {
          Scan scan = scans.get(part);
          if (ordered) {
            int from = (int) ((long) part * blocks.size() / count);
            int to = (int) ((part + 1L) * blocks.size() / count);
            blocks.subList(from, to).forEach(block -> scan.read(block, parts.get(part)));
            return;
          }
          for (int i = next.getAndIncrement(); i < blocks.size(); i = next.getAndIncrement()) {
            scan.read(blocks.get(i), parts.get(part));
          }
        });
  }

  /** Whether an aggregate depends on the order of what is added. */
  private static boolean isOrdered(Plan.Value value) {
    boolean fraction = value.input().isPresent() && value.input().get().type() == ValueType.NUMBER;
    return switch (value.aggregate()) {
      case SUM, AVG, RATE, DELTA, SHARE, ERROR -> fraction;
      case STDDEV, FIRST, LAST, NHI_CAUSE, PERFORMANCE, AVAILABILITY -> true;
      case COUNT, MIN, MAX, P50, P90, P95, P99, PERCENTILE, DISTINCT, SAMPLES, NHI -> false;
    };
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
