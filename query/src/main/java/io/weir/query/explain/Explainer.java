package io.weir.query.explain;

import io.weir.query.QueryException;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.exec.Candidates;
import io.weir.query.plan.Plan;
import io.weir.query.syntax.Query;
import io.weir.storage.schema.Field;
import io.weir.storage.store.Snapshot;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries a query out, and tells what was done for it. */
public final class Explainer {
  private Explainer() {}

  /** Carries a plan out over a snapshot. */
  @FunctionalInterface
  public interface Execution {
    /** The answer. */
    QueryResult run(Snapshot snapshot) throws QueryException, InterruptedException;
  }

  /** Explains a query over a snapshot of its table. */
  public static Explanation explain(Query query, Plan plan, Snapshot snapshot, Execution execution)
      throws QueryException, InterruptedException {
    long candidates = Candidates.count(plan.filter(), snapshot.blocks());
    Set<Field> read = ConcurrentHashMap.newKeySet();
    QueryResult result = execution.run(snapshot.through(block -> new WatchedBlock(block, read)));
    QueryStatistics statistics = result.statistics();
    return new Explanation(
        plan.table().name(),
        plan.range(),
        query.stages().stream().map(Object::toString).toList(),
        plan.table().stored().stream().filter(read::contains).map(Field::name).toList(),
        snapshot.blocks().size() + snapshot.pruned(),
        snapshot.pruned(),
        statistics.blocksPruned() - snapshot.pruned(),
        candidates,
        result.rows().size(),
        statistics);
  }
}
