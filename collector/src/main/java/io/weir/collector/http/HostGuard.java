package io.weir.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.config.HostNames;

/**
 * Refuses requests under names that the collector does not have. A foreign web page can point a
 * name of its own at this machine (DNS rebinding), and then passes for the console in its visitor's
 * browser; but it cannot choose what the browser sends as {@code Host}.
 */
final class HostGuard implements Handler<RoutingContext> {
  private final HostNames hosts;

  HostGuard(HostNames hosts) {
    this.hosts = hosts;
  }

  @Override
  public void handle(RoutingContext context) {
    HostAndPort authority = context.request().authority();
    // HTTP/1.0 needs no Host; no browser speaks it
    if (authority == null || hosts.allow(authority.toString())) {
      context.next();
      return;
    }
    String detail =
        "the collector does not go by the name \""
            + authority.host()
            + "\"; ask by its address, or add the name to the setting http.hosts";
    context.fail(
        HttpStatus.MISDIRECTED.code(), new ProblemException(HttpStatus.MISDIRECTED, detail));
  }
}
