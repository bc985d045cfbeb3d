package io.weir.query.exec;

import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryStatistics;
import io.weir.query.ValueType;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Planner;
import io.weir.storage.block.Block;
import io.weir.storage.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Carries plans out. Threads take the blocks one by one. Where the answer depends on the order of
 * the rows, to the last digit of a sum of fractions, the blocks are cut into the same parts however
 * many threads there are, and what the parts come to is put together in their order: so the answer
 * never depends on the threads.
 */
public final class Executor {
  private static final int ORDERED_PARTS = 8;
  private static final Snapshot NO_BLOCKS = new Snapshot(List.of(), 0, () -> {});

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

  private Outcome outcome(
      Plan plan,
      Snapshot snapshot,
      Map<Plan, Outcome> earlier,
      long startNanos,
      Cancellation cancellation)
      throws InterruptedException {
    Workers workers = new Workers(threads, parallelism, cancellation);
    List<Scan> scans = new ArrayList<>();
    List<Object[]> rows =
        switch (plan.shape()) {
          case Plan.Shape.Groups groups when !groups.observers().isEmpty() ->
              observed(plan, groups, snapshot, workers, cancellation, scans);
          case Plan.Shape.Groups groups ->
              groups(plan, groups, snapshot, workers, cancellation, scans, Wanted.by(plan.steps()));
          case Plan.Shape.Rows shape -> rows(plan, shape, snapshot, workers, cancellation, scans);
        };
    check(cancellation);
    List<Object[]> result = new Steps(earlier).apply(plan.steps(), rows);
    QueryStatistics statistics =
        new QueryStatistics(
            scans.stream().mapToLong(Scan::rowsScanned).sum(),
            scans.stream().mapToLong(Scan::rowsMatched).sum(),
            scans.stream().mapToInt(Scan::blocksRead).sum(),
            snapshot.pruned() + scans.stream().mapToInt(Scan::blocksPruned).sum(),
            System.nanoTime() - startNanos);
    return new Outcome(plan, result, statistics);
  }

  private List<Object[]> observed(
      Plan plan,
      Plan.Shape.Groups shape,
      Snapshot snapshot,
      Workers workers,
      Cancellation cancellation,
      List<Scan> scans)
      throws InterruptedException {
    Observers observers = new Observers(shape);
    List<Object[]> all =
        groups(plan, observers.apart(), snapshot, workers, cancellation, scans, Wanted.EVERYTHING);
    if (all.isEmpty()) {
      return groups(
          plan, observers.together(), NO_BLOCKS, workers, cancellation, scans, Wanted.EVERYTHING);
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
      Snapshot snapshot,
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
    for (int i = 0; i < Math.max(1, Math.min(count, snapshot.blocks().size())); i++) {
      parts.add(new GroupCollection(shape, arguments, keys, series, limits, memory, slabs));
      scans.add(new Scan(plan.filter(), cancellation));
    }
    try {
      read(snapshot.blocks(), ordered, workers, scans, parts, snapshot::release);
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
      Snapshot snapshot,
      Workers workers,
      Cancellation cancellation,
      List<Scan> scans)
      throws InterruptedException {
    List<RowCollection> parts = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(ORDERED_PARTS, snapshot.blocks().size())); i++) {
      parts.add(new RowCollection(shape));
      scans.add(new Scan(plan.filter(), cancellation));
    }
    read(snapshot.blocks(), true, workers, scans, parts, _ -> {}); // cells are read at the end
    check(cancellation);
    RowCollection whole = parts.getFirst();
    parts.subList(1, parts.size()).forEach(whole::absorb);
    return whole.rows();
  }

  /**
   * Reads all blocks, each into one of the parts; the newest go first, since the open ones among
   * them are waited for.
   *
   * @param done told of each block that was read
   */
  private static void read(
      List<Block> blocks,
      boolean ordered,
      Workers workers,
      List<Scan> scans,
      List<? extends Scan.Sink> parts,
      Consumer<Block> done)
      throws InterruptedException {
    int count = parts.size();
    List<Block> newestFirst = blocks.reversed();
    AtomicInteger next = new AtomicInteger();
    workers.run(
        count,
        task -> {
          int part = count - 1 - task;
          Scan scan = scans.get(part);
          Scan.Sink sink = parts.get(part);
          Consumer<Block> read =
              block -> {
                scan.read(block, sink);
                done.accept(block);
              };
          if (ordered) {
            int from = (int) ((long) part * blocks.size() / count);
            int to = (int) ((part + 1L) * blocks.size() / count);
            blocks.subList(from, to).forEach(read);
            return;
          }
          for (int i = next.getAndIncrement(); i < blocks.size(); i = next.getAndIncrement()) {
            read.accept(newestFirst.get(i));
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
