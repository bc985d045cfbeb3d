package io.weir.collector.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Ends responses whose body is made of queries, on another thread. */
final class LateAnswer {
  private LateAnswer() {}

  /**
   * Ends a response with a body, once it is there, or with what is wrong. A client that goes away
   * ends the query.
   */
  static void of(RunningQuery<Buffer> body, RoutingContext context, String contentType) {
    context.response().closeHandler(_ -> body.cancel());
    body.onEnd(end -> respond(context, contentType, end));
  }

  private static void respond(RoutingContext context, String contentType, AsyncResult<Buffer> end) {
    if (context.response().closed()) {
      return;
    }
    if (end.failed()) {
      ProblemException.fail(context, end.cause());
      return;
    }
    context.response().putHeader("Content-Type", contentType).end(end.result());
  }
}
