package io.weir.collector.http;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryStatistics;
import io.weir.query.TimeRange;
import io.weir.query.complete.Completion;
import io.weir.query.explain.Explanation;
import java.util.List;

/** Queries of which a test makes the answers up. */
@FunctionalInterface
public interface MadeUpQueries extends Queries {
  @Override
  default void check(QueryRequest request) throws QueryException {
    try {
      run(request);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  default Explanation explain(QueryRequest request) throws QueryException, InterruptedException {
    run(request);
    return new Explanation(
        "flows",
        new TimeRange(0, 1),
        List.of("limit 1"),
        List.of("time"),
        6,
        1,
        2,
        30,
        1,
        new QueryStatistics(20, 10, 3, 3, 0, 1_500_000));
  }

  @Override
  default List<Completion> complete(String text, int cursor) {
    return List.of(
        new Completion("bytes", Completion.Kind.FIELD, "integer", "bytes", "", 0, cursor));
  }
}
