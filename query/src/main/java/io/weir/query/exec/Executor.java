package io.weir.query.exec;

import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/**
 * Carries plans out. The blocks are cut into the same parts however many threads there are, and
 * what the parts come to is put together in their order: so the answer does not depend on the
 * threads, to the last digit.
 */
public final class Executor {
  private static final int PARTS = 8;

  private final ExecutorService threads;
  private final QueryLimits limits;

  /** An executor that runs parts of queries on threads that its owner starts and stops. */
  public Executor(ExecutorService threads, QueryLimits limits) {
    this.threads = threads;
    this.limits = limits;
  }

  private record Part(Scan scan, Collection collection) {}

  /**
   * Carries a plan out over some blocks.
   *
   * @param prunedBefore blocks of the table that were left out before
   * @param startNanos when the query came, by {@link System#nanoTime}
   * @param cancellation may be told to give up by any thread
   * @throws InterruptedException if the thread or the query is told to give up; like every end, it
   *     comes when nobody reads the blocks any more
   * @throws QueryException if it goes beyond what a query may use
   */
  public QueryResult run(
      Plan plan, List<Block> blocks, int prunedBefore, long startNanos, Cancellation cancellation)
      throws InterruptedException, QueryException {
    try {
      return answer(plan, blocks, prunedBefore, startNanos, cancellation);
    } catch (BoundExceededException e) {
      throw new QueryException(1, 1, e.getMessage());
    }
  }

  private QueryResult answer(
      Plan plan, List<Block> blocks, int prunedBefore, long startNanos, Cancellation cancellation)
      throws InterruptedException {
    List<Part> parts = read(plan, blocks, cancellation);
    check(cancellation);
    Collection whole = parts.isEmpty() ? collection(plan) : parts.getFirst().collection();
    for (Part part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      check(cancellation);
      whole.absorb(part.collection());
    }
    List<Object[]> rows = Steps.apply(plan.steps(), whole.rows(first(plan.steps())));
    QueryStatistics statistics =
        new QueryStatistics(
            parts.stream().mapToLong(part -> part.scan().rowsScanned()).sum(),
            parts.stream().mapToLong(part -> part.scan().rowsMatched()).sum(),
            parts.stream().mapToInt(part -> part.scan().blocksRead()).sum(),
            prunedBefore + parts.stream().mapToInt(part -> part.scan().blocksPruned()).sum(),
            System.nanoTime() - startNanos);
    return new QueryResult(plan.columns(), rows, plan.range(), statistics);
  }

  /**
   * What the steps begin with, if that is an order of which the first rows are kept: then the
   * others need not be made.
   */
  private static Optional<Plan.Top> first(List<Plan.Step> steps) {
    return steps.size() >= 2
            && steps.get(0) instanceof Plan.Step.Sort(List<Plan.Order> orders)
            && steps.get(1) instanceof Plan.Step.First(int count)
        ? Optional.of(new Plan.Top(orders, count))
        : Optional.empty();
  }

  private List<Part> read(Plan plan, List<Block> blocks, Cancellation cancellation)
      throws InterruptedException {
    List<CompletableFuture<Part>> parts = new ArrayList<>();
    int count = Math.min(PARTS, blocks.size());
    for (int i = 0; i < count; i++) {
      List<Block> some = blocks.subList(i * blocks.size() / count, (i + 1) * blocks.size() / count);
      parts.add(CompletableFuture.supplyAsync(() -> part(plan, some, cancellation), threads));
    }
    await(CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)), cancellation);
    return parts.stream().map(CompletableFuture::join).toList();
  }

  private Part part(Plan plan, List<Block> blocks, Cancellation cancellation) {
    Scan scan = new Scan(plan.filter(), cancellation);
    Collection collection = collection(plan);
    try {
      blocks.forEach(block -> scan.read(block, collection));
    } catch (RuntimeException | Error e) {
      cancellation.cancel();
      throw e;
    }
    return new Part(scan, collection);
  }

  /** Waits until every part has ended, well or not: nobody reads a block behind this. */
  private void await(CompletableFuture<Void> parts, Cancellation cancellation)
      throws InterruptedException {
    try {
      parts.get();
    } catch (InterruptedException e) {
      cancellation.cancel();
      parts.handle((_, _) -> true).join();
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BoundExceededException bound) {
        throw bound;
      }
      throw new IllegalStateException("a part of the query failed", e.getCause());
    }
  }

  private void check(Cancellation cancellation) throws InterruptedException {
    if (cancellation.isLate()) {
      throw BoundExceededException.ofTime(limits.time());
    }
    if (cancellation.isCancelled()) {
      throw new InterruptedException("the query was told to give up");
    }
  }

  private Collection collection(Plan plan) {
    return switch (plan.shape()) {
      case Plan.Shape.Groups groups -> new GroupCollection(groups, plan.range(), limits);
      case Plan.Shape.Rows rows -> new RowCollection(rows);
    };
  }
}
