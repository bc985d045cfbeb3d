package io.weir.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.metrics.HttpMetrics;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every refusal and failure with a problem document, and counts it. */
final class ProblemHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  private static final String RETRY_SECONDS = "1";

  private final Router router;
  private final HttpMetrics metrics;

  ProblemHandler(Router router, HttpMetrics metrics) {
    this.router = router;
    this.metrics = metrics;
  }

  /** Takes over the router's errors. */
  void install() {
    for (HttpStatus status : HttpStatus.values()) {
      router.errorHandler(status.code(), this);
    }
  }

  @Override
  public void handle(RoutingContext context) {
    Problem problem = problem(context);
    metrics.error(problem.status());
    if (context.response().ended() || context.response().headWritten()) {
      return;
    }
    if (problem.status() == HttpStatus.METHOD_NOT_ALLOWED.code()) {
      context.response().putHeader("Allow", allowed(context.normalizedPath()));
    }
    if (problem.status() == HttpStatus.UNAVAILABLE.code()) {
      context.response().putHeader("Retry-After", RETRY_SECONDS);
    }
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(problem.toJson().toBuffer());
  }

  /**
   * The methods that a path takes (RFC 9110, section 15.5.6); the console's files have no routes of
   * their own.
   */
  private String allowed(String path) {
    String methods =
        router.getRoutes().stream()
            .filter(route -> path.equals(route.getPath()) && route.methods() != null)
            .flatMap(route -> route.methods().stream())
            .map(HttpMethod::name)
            .distinct()
            .collect(Collectors.joining(", "));
    return methods.isEmpty() ? "GET, HEAD" : methods;
  }

  private static Problem problem(RoutingContext context) {
    if (context.failure() instanceof ProblemException refusal) {
      return refusal.problem();
    }
    HttpStatus status = HttpStatus.of(context.statusCode()).orElse(HttpStatus.INTERNAL);
    if (status == HttpStatus.INTERNAL) {
      LOG.error(
          "{} {} failed", context.request().method(), context.normalizedPath(), context.failure());
    }
    return Problem.of(status);
  }
}
