package io.weir.collector.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.ingest.Agents;
import java.util.List;
import java.util.function.Supplier;

/** The small documents: tables and fields, agents, health, version. */
final class DocumentRoutes {
  private final ApiParts parts;

  DocumentRoutes(ApiParts parts) {
    this.parts = parts;
  }

  void mount(Router router) {
    JsonObject fields = FieldsDocument.json();
    document(router, "/api/v1/fields", () -> fields);
    document(router, "/api/v1/agents", this::agents);
    document(router, "/api/v1/version", () -> new JsonObject().put("version", parts.version()));
    router.route("/healthz").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::health);
  }

  private static void document(Router router, String path, Supplier<JsonObject> document) {
    router.get(path).produces("application/json").handler(context -> send(context, document.get()));
  }

  private JsonObject agents() {
    List<JsonObject> agents = parts.agents().get().stream().map(DocumentRoutes::json).toList();
    return new JsonObject().put("agents", new JsonArray(agents));
  }

  private static JsonObject json(Agents.State agent) {
    return new JsonObject()
        .put("address", agent.address().toString())
        .put("subAgent", agent.subAgent())
        .put("source", agent.source())
        .put("lastSeen", CellText.time(agent.lastSeenMillis()))
        .put("datagrams", agent.datagrams())
        .put("samples", agent.samples())
        .put("lost", agent.lost());
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
