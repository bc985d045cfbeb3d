package io.weir.collector.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.console.ConsoleFiles;
import io.weir.collector.console.StaticFile;
import java.util.Optional;

/**
 * Everything else below {@code /}: the console's files. A browser keeps them, and asks each time
 * whether they are still the same.
 */
final class ConsoleRoute {
  private static final int NOT_MODIFIED = 304;

  private final ConsoleFiles files;

  ConsoleRoute(ConsoleFiles files) {
    this.files = files;
  }

  void mount(Router router) {
    router
        .routeWithRegex("/(?!api/).*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::send);
  }

  private void send(RoutingContext context) {
    Optional<StaticFile> found = files.file(context.normalizedPath().substring(1));
    if (found.isEmpty()) {
      context.fail(HttpStatus.NOT_FOUND.code());
      return;
    }
    StaticFile file = found.get();
    HttpServerResponse response =
        context.response().putHeader("Cache-Control", "no-cache").putHeader("ETag", file.tag());
    String known = context.request().getHeader("If-None-Match");
    if (known != null && known.contains(file.tag())) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    response.putHeader("Content-Type", file.mediaType()).end(file.content());
  }
}
