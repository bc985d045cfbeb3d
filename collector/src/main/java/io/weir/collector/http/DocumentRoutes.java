package io.weir.collector.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** The small documents: tables and fields, health, version. */
final class DocumentRoutes {
  private final ApiParts parts;

  DocumentRoutes(ApiParts parts) {
    this.parts = parts;
  }

  void mount(Router router) {
    JsonObject fields = FieldsDocument.json();
    document(router, "/api/v1/fields", () -> fields);
    document(router, "/api/v1/version", () -> new JsonObject().put("version", parts.version()));
    router.route("/healthz").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::health);
  }

  private static void document(Router router, String path, Supplier<JsonObject> document) {
    router.get(path).produces("application/json").handler(context -> send(context, document.get()));
  }

  private void health(RoutingContext context) {
    List<String> problems = parts.health().get();
    if (problems.isEmpty()) {
      send(context, new JsonObject().put("status", "ok"));
      return;
    }
    context.response().setStatusCode(HttpStatus.UNAVAILABLE.code());
    send(
        context,
        new JsonObject().put("status", "failing").put("problems", new JsonArray(problems)));
  }

  private static void send(RoutingContext context, JsonObject document) {
    context.response().putHeader("Content-Type", "application/json").end(document.toBuffer());
  }
}
