package io.weir.collector.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.explain.Explanation;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

/** Questions about queries: whether one is right, what it costs, how it may go on. */
final class QueryQuestions {
  private static final String PATH = "/api/v1/query/";

  private final Queries queries;
  private final QueryRunner runner;
  private final Clock clock;

  QueryQuestions(Queries queries, QueryRunner runner, Clock clock) {
    this.queries = queries;
    this.runner = runner;
    this.clock = clock;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("checkQuery", PATH + "check")
            .summary("Whether a query has a mistake, without running it.")
            .takesJson(QuerySchema.body(), QueryRoute.BODY_LIMIT)
            .gives(Schema.object("The query has no mistake.").with("ok", Schema.bool("True.")))
            .answer(this::check),
        Operation.post("completeQuery", PATH + "complete")
            .summary("What may stand at a place of a query.")
            .takesJson(CompletionDocument.QUESTION, QueryRoute.BODY_LIMIT)
            .gives(CompletionDocument.SCHEMA)
            .answer(this::complete),
        Operation.post("explainQuery", PATH + "explain")
            .summary("What is done for a query; it is run.")
            .takesJson(QuerySchema.body(), QueryRoute.BODY_LIMIT)
            .gives(ExplanationDocument.SCHEMA)
            .refuses(HttpStatus.UNAVAILABLE)
            .answer(this::explain));
  }

  private void check(RoutingContext context) throws ProblemException {
    QueryRequest request = QueryBody.ofBody(context).request(clock);
    answer(context, () -> checked(request));
  }

  private JsonObject checked(QueryRequest request) throws ProblemException {
    try {
      queries.check(request);
      return new JsonObject().put("ok", true);
    } catch (QueryException e) {
      throw new ProblemException(Problem.query(e));
    }
  }

  private void complete(RoutingContext context) throws ProblemException {
    JsonBody body = JsonBody.of(context);
    String text = body.text("text");
    int cursor = body.integer("cursor", 0, text.length());
    answer(context, () -> CompletionDocument.json(queries.complete(text, cursor)));
  }

  private void explain(RoutingContext context) throws ProblemException {
    RunningQuery<Explanation> running = runner.explain(QueryBody.ofBody(context).request(clock));
    context.response().closeHandler(_ -> running.cancel());
    running.onEnd(
        end -> {
          if (context.response().closed()) {
            return;
          }
          if (end.failed()) {
            ProblemException.fail(context, end.cause());
            return;
          }
          Operation.send(context, ExplanationDocument.json(end.result()));
        });
  }

  /** Answers with what takes no long time, but too long for the event loop. */
  private static void answer(RoutingContext context, Callable<JsonObject> document) {
    context
        .vertx()
        .executeBlocking(document, false)
        .onSuccess(json -> Operation.send(context, json))
        .onFailure(failure -> ProblemException.fail(context, failure));
  }
}
