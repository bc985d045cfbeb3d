package io.weir.collector.http;

import io.vertx.ext.web.RoutingContext;

/** A request is refused. */
final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A request is refused, in a sentence for whoever sent it. */
  ProblemException(HttpStatus status, String detail) {
    this(Problem.of(status, detail));
  }

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** Ends a request with what went wrong with it: a refusal, or a failure of ours. */
  static void fail(RoutingContext context, Throwable why) {
    if (why instanceof ProblemException refusal) {
      context.fail(refusal.problem().status(), refusal);
      return;
    }
    context.fail(why);
  }

  Problem problem() {
    return problem;
  }
}
