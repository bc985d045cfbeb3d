package io.weir.collector.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.weir.collector.metrics.HttpMetrics;
import io.weir.collector.monitor.aws.AwsRequest;
import io.weir.collector.monitor.aws.AwsResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Amazon's interface to monitors, at the paths where its clients look for it. Its documents are
 * Amazon's, refusals included.
 */
final class AmazonRoute {
  private static final String PATHS = "/(monitors|scopes|tags|workloadInsights)(/.*)?";
  private static final long BODY_LIMIT = 1 << 20;

  private final Function<AwsRequest, AwsResponse> answers;
  private final Supplier<String> ids;
  private final HttpMetrics metrics;

  AmazonRoute(
      Function<AwsRequest, AwsResponse> answers, Supplier<String> ids, HttpMetrics metrics) {
    this.answers = answers;
    this.ids = ids;
    this.metrics = metrics;
  }

  void mount(Router router) {
    router
        .routeWithRegex(PATHS)
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
        .handler(this::handle);
  }

  private void handle(RoutingContext context) {
    AwsRequest request = request(context);
    context
        .vertx()
        .executeBlocking(() -> answers.apply(request), false)
        .onSuccess(answer -> send(context.response(), answer))
        .onFailure(context::fail);
  }

  private static AwsRequest request(RoutingContext context) {
    HttpServerRequest request = context.request();
    Buffer body = context.body().buffer();
    return new AwsRequest(
        request.method().name(),
        request.path(),
        request.query() == null ? "" : request.query(),
        headers(request.headers()),
        body == null ? Buffer.buffer() : body);
  }

  private static Map<String, String> headers(MultiMap headers) {
    Map<String, String> joined = new HashMap<>();
    headers.forEach(
        header ->
            joined.merge(
                header.getKey().toLowerCase(Locale.ROOT),
                header.getValue(),
                (one, other) -> one + "," + other));
    return joined;
  }

  private void send(HttpServerResponse response, AwsResponse answer) {
    answer
        .error()
        .ifPresent(
            error -> {
              metrics.error(answer.status());
              response.putHeader("x-amzn-ErrorType", error);
            });
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", "application/json")
        .putHeader("x-amzn-RequestId", ids.get())
        .end(answer.body().toBuffer());
  }
}
