package io.weir.collector.http;

import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.complete.Completion;
import io.weir.query.engine.QueryEngine;
import io.weir.query.explain.Explanation;
import java.util.List;

/** Queries that an engine answers. */
public record EngineQueries(QueryEngine engine) implements Queries {
  @Override
  public QueryResult run(QueryRequest request) throws QueryException, InterruptedException {
    return engine.run(request);
  }

  @Override
  public void check(QueryRequest request) throws QueryException {
    engine.check(request);
  }

  @Override
  public Explanation explain(QueryRequest request) throws QueryException, InterruptedException {
    return engine.explain(request);
  }

  @Override
  public List<Completion> complete(String text, int cursor) throws InterruptedException {
    return engine.complete(text, cursor);
  }
}
