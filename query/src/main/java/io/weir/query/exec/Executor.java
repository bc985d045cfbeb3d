package io.weir.query.exec;

import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Carries plans out. The blocks are cut into the same parts however many threads there are, and
 * what the parts come to is put together in their order: so the answer does not depend on the
 * threads, to the last digit.
 */
public final class Executor {
  private static final int PARTS = 8;

  private final ExecutorService threads;

  /** An executor that runs parts of queries on threads that its owner starts and stops. */
  public Executor(ExecutorService threads) {
    this.threads = threads;
  }

  private record Part(Scan scan, Collection collection) {}

  /**
   * Carries a plan out over some blocks.
   *
   * @param prunedBefore blocks of the table that were left out before
   * @param startNanos when the query came, by {@link System#nanoTime}
   * @throws InterruptedException if the thread is told to give up
   */
  public QueryResult run(Plan plan, List<Block> blocks, int prunedBefore, long startNanos)
      throws InterruptedException {
    List<Part> parts = read(plan, blocks);
    Collection whole = collection(plan.shape());
    parts.forEach(part -> whole.absorb(part.collection()));
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
  private static Optional<Collection.First> first(List<Plan.Step> steps) {
    return steps.size() >= 2
            && steps.get(0) instanceof Plan.Step.Sort(List<Plan.Order> orders)
            && steps.get(1) instanceof Plan.Step.First(int count)
        ? Optional.of(new Collection.First(orders, count))
        : Optional.empty();
  }

  private List<Part> read(Plan plan, List<Block> blocks) throws InterruptedException {
    List<Callable<Part>> tasks = new ArrayList<>();
    int parts = Math.min(PARTS, blocks.size());
    for (int i = 0; i < parts; i++) {
      List<Block> some = blocks.subList(i * blocks.size() / parts, (i + 1) * blocks.size() / parts);
      tasks.add(() -> part(plan, some));
    }
    List<Part> results = new ArrayList<>();
    for (Future<Part> future : threads.invokeAll(tasks)) {
      results.add(get(future));
    }
    return results;
  }

  private static Part part(Plan plan, List<Block> blocks) {
    Scan scan = new Scan(plan.filter());
    Collection collection = collection(plan.shape());
    blocks.forEach(block -> scan.read(block, collection));
    return new Part(scan, collection);
  }

  private static Collection collection(Plan.Shape shape) {
    return switch (shape) {
      case Plan.Shape.Groups groups -> new GroupCollection(groups);
      case Plan.Shape.Rows rows -> new RowCollection(rows);
    };
  }

  private static Part get(Future<Part> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the query failed", e.getCause());
    }
  }
}
