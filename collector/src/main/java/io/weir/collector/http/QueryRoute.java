package io.weir.collector.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.weir.query.QueryRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/query}: a query as a JSON document or as parameters; its answer as JSON or CSV.
 */
final class QueryRoute {
  private static final String PATH = "/api/v1/query";
  private static final long BODY_LIMIT = 1 << 20;

  private final QueryRunner runner;
  private final Clock clock;

  QueryRoute(QueryRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
  }

  List<Operation> operations() {
    return List.of(
        answered(
            Operation.post("query", PATH)
                .summary("The answer to a query.")
                .takesJson(QuerySchema.body(), BODY_LIMIT),
            this::post),
        answered(
            Operation.get("queryByParameters", PATH)
                .summary("The answer to a query.")
                .needs("q", QuerySchema.TEXT)
                .mayHave("from", QuerySchema.FROM)
                .mayHave("to", QuerySchema.TO),
            this::get));
  }

  private static Operation answered(Operation.Builder operation, Operation.Answer answer) {
    for (ResultFormat format : ResultFormat.values()) {
      operation.gives(format.mediaType(), format.schema());
    }
    return operation.refuses(HttpStatus.UNAVAILABLE).answer(answer);
  }

  private void post(RoutingContext context) throws ProblemException {
    Buffer body = context.body().buffer();
    answer(context, QueryBody.parse(body == null ? new byte[0] : body.getBytes()));
  }

  private void get(RoutingContext context) throws ProblemException {
    Optional<String> query = parameter(context, "q");
    if (query.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "the parameter \"q\" is missing; it is the query, as in ?q=flows%20%7C%20stats%20count()"));
    }
    answer(
        context, new QueryBody(query.get(), parameter(context, "from"), parameter(context, "to")));
  }

  private static Optional<String> parameter(RoutingContext context, String name) {
    return Optional.ofNullable(context.queryParams().get(name));
  }

  private void answer(RoutingContext context, QueryBody body) throws ProblemException {
    QueryRequest request =
        new QueryRequest(body.query(), TimeParameter.range(body.from(), body.to(), clock));
    ResultFormat format = ResultFormat.of(context.getAcceptableContentType());
    Context eventLoop = Vertx.currentContext();
    runner
        .run(request, format)
        .onComplete(answer -> eventLoop.runOnContext(_ -> respond(context, format, answer)));
  }

  private static void respond(
      RoutingContext context, ResultFormat format, AsyncResult<Buffer> answer) {
    if (answer.cause() instanceof ProblemException refusal) {
      refuse(context, refusal);
      return;
    }
    if (answer.failed()) {
      context.fail(answer.cause());
      return;
    }
    if (!context.response().closed()) {
      context.response().putHeader("Content-Type", format.contentType()).end(answer.result());
    }
  }

  private static void refuse(RoutingContext context, ProblemException refusal) {
    context.fail(refusal.problem().status(), refusal);
  }
}
