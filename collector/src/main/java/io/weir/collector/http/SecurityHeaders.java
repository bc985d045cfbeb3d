package io.weir.collector.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Tells browsers on every answer what they may do with it: as little as the console needs. */
final class SecurityHeaders implements Handler<RoutingContext> {
  private final String policy;

  SecurityHeaders(String policy) {
    this.policy = policy;
  }

  @Override
  public void handle(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Cache-Control", "no-store");
    context.next();
  }
}
