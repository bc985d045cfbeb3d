package io.weir.collector.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;

/**
 * {@code /api/v1/query}: a query as a JSON document or as parameters; its answer in several forms.
 */
final class QueryRoute {
  static final long BODY_LIMIT = 1 << 20;
  private static final String PATH = "/api/v1/query";

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
            context -> answer(context, QueryBody.ofBody(context))),
        answered(
            Operation.get("queryByParameters", PATH)
                .summary("The same, by parameters.")
                .needs("q", QuerySchema.TEXT)
                .mayHave("from", QuerySchema.FROM)
                .mayHave("to", QuerySchema.TO),
            context -> answer(context, QueryBody.ofParameters(context))));
  }

  private static Operation answered(Operation.Builder operation, Operation.Answer answer) {
    for (ResultFormat format : ResultFormat.values()) {
      operation.gives(format.mediaType(), format.schema());
    }
    return operation.refuses(HttpStatus.UNAVAILABLE).answer(answer);
  }

  private void answer(RoutingContext context, QueryBody body) throws ProblemException {
    ResultFormat format = ResultFormat.of(context.getAcceptableContentType());
    LateAnswer.of(
        runner.answer(body.request(clock), format::encode), context, format.contentType());
  }
}
