package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The small documents: tables and fields, health, version. */
final class DocumentRoutes {
  private static final Schema HEALTH =
      Schema.object("The answer has status 503 where something is wrong.")
          .with("status", Schema.choice("", List.of("ok", "failing")))
          .withOptional(
              "problems", Schema.list("What is wrong.", Schema.text("A sentence for the user.")));

  private final ApiParts parts;

  DocumentRoutes(ApiParts parts) {
    this.parts = parts;
  }

  List<Operation> operations() {
    JsonObject fields = FieldsDocument.json();
    JsonObject functions = FunctionsDocument.json();
    return List.of(
        Operation.get("listFields", "/api/v1/fields")
            .summary("The tables and their fields.")
            .gives(FieldsDocument.SCHEMA)
            .document(_ -> fields),
        Operation.get("listFunctions", "/api/v1/functions")
            .summary("The functions of the query language.")
            .gives(FunctionsDocument.SCHEMA)
            .document(_ -> functions),
        Operation.get("tellVersion", "/api/v1/version")
            .summary("The version.")
            .gives(Schema.object("").with("version", Schema.text("As in 0.1.0.")))
            .document(_ -> new JsonObject().put("version", parts.version())),
        Operation.get("tellHealth", "/healthz")
            .summary("Whether the collector is well.")
            .gives(HEALTH)
            .notNegotiated()
            .document(this::health));
  }

  private JsonObject health(RoutingContext context) {
    List<String> problems = parts.health().get();
    if (problems.isEmpty()) {
      return new JsonObject().put("status", "ok");
    }
    context.response().setStatusCode(HttpStatus.UNAVAILABLE.code());
    return new JsonObject().put("status", "failing").put("problems", new JsonArray(problems));
  }
}
