package io.weir.collector.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.weir.query.QueryRequest;
import java.time.Clock;
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

  void mount(Router router) {
    negotiated(router.post(PATH).consumes("application/json"))
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
        .handler(this::post);
    negotiated(router.get(PATH)).handler(this::get);
  }

  private static Route negotiated(Route route) {
    for (ResultFormat format : ResultFormat.values()) {
      route.produces(format.mediaType());
    }
    return route;
  }

  private void post(RoutingContext context) {
    Buffer body = context.body().buffer();
    try {
      answer(context, QueryBody.parse(body == null ? new byte[0] : body.getBytes()));
    } catch (ProblemException e) {
      refuse(context, e);
    }
  }

  private void get(RoutingContext context) {
    Optional<String> query = parameter(context, "q");
    try {
      if (query.isEmpty()) {
        throw new ProblemException(
            Problem.of(
                HttpStatus.BAD_REQUEST,
                "the parameter \"q\" is missing; it is the query, as in ?q=flows%20%7C%20stats%20count()"));
      }
      answer(
          context,
          new QueryBody(query.get(), parameter(context, "from"), parameter(context, "to")));
    } catch (ProblemException e) {
      refuse(context, e);
    }
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
