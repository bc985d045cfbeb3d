package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.http.Operation.Body;
import io.weir.collector.http.Operation.Parameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Describes operations as OpenAPI 3.1 has it (spec.openapis.org/oas/v3.1.1). */
final class OpenApi {
  private static final String DESCRIPTION = "description";
  private static final Schema PROBLEM =
      Schema.object("Why a request was refused (RFC 9457).")
          .with("type", Schema.text("The kind of problem; about:blank where the status says it."))
          .with("title", Schema.text("The kind in a few words."))
          .with("status", Schema.integer("The HTTP status."))
          .with("detail", Schema.text("What is wrong, and the cure, in one sentence."))
          .withOptional("line", Schema.integer("Where the mistake is, from 1."))
          .withOptional("column", Schema.integer("Where in the line it is, from 1."));

  private final List<Operation> operations;
  private final String version;

  OpenApi(List<Operation> operations, String version) {
    this.operations = operations;
    this.version = version;
  }

  JsonObject document() {
    JsonObject paths = new JsonObject();
    for (Operation operation : operations) {
      if (!paths.containsKey(operation.path())) {
        paths.put(operation.path(), new JsonObject());
      }
      paths
          .getJsonObject(operation.path())
          .put(operation.method().name().toLowerCase(Locale.ROOT), json(operation));
    }
    return new JsonObject()
        .put("openapi", "3.1.1")
        .put("info", info())
        .put("paths", paths)
        .put(
            "components",
            new JsonObject().put("schemas", new JsonObject().put("Problem", PROBLEM.toJson())));
  }

  private JsonObject info() {
    return new JsonObject()
        .put("title", "Weir")
        .put("summary", "A self-hosted network-flow monitor")
        .put("version", version)
        .put("license", new JsonObject().put("name", "Apache-2.0").put("identifier", "Apache-2.0"));
  }

  private static JsonObject json(Operation operation) {
    JsonObject json =
        new JsonObject().put("operationId", operation.id()).put("summary", operation.summary());
    if (!operation.parameters().isEmpty()) {
      json.put(
          "parameters", new JsonArray(operation.parameters().stream().map(OpenApi::json).toList()));
    }
    operation.body().ifPresent(body -> json.put("requestBody", json(body)));
    return json.put("responses", responses(operation));
  }

  private static JsonObject json(Parameter parameter) {
    JsonObject schema = parameter.schema().toJson();
    return new JsonObject()
        .put("name", parameter.name())
        .put("in", parameter.inPath() ? "path" : "query")
        .put("required", parameter.required())
        .put(DESCRIPTION, schema.remove(DESCRIPTION))
        .put("schema", schema);
  }

  private static JsonObject json(Body body) {
    JsonObject content = new JsonObject();
    for (String mediaType : body.mediaTypes()) {
      content.put(mediaType, new JsonObject().put("schema", body.schema().toJson()));
    }
    return new JsonObject().put("required", true).put("content", content);
  }

  private static JsonObject responses(Operation operation) {
    JsonObject content = new JsonObject();
    operation
        .contents()
        .forEach(
            (mediaType, schema) ->
                content.put(mediaType, new JsonObject().put("schema", schema.toJson())));
    JsonObject responses =
        new JsonObject()
            .put("200", new JsonObject().put(DESCRIPTION, "The answer.").put("content", content));
    for (HttpStatus status : refusals(operation)) {
      responses.put(Integer.toString(status.code()), refusal(status));
    }
    return responses;
  }

  private static Set<HttpStatus> refusals(Operation operation) {
    Set<HttpStatus> statuses = EnumSet.of(HttpStatus.INTERNAL);
    statuses.addAll(operation.refusals());
    if (operation.negotiated()) {
      statuses.add(HttpStatus.NOT_ACCEPTABLE);
    }
    if (!operation.parameters().isEmpty()) {
      statuses.add(HttpStatus.BAD_REQUEST);
    }
    if (operation.body().isPresent()) {
      statuses.addAll(
          EnumSet.of(HttpStatus.BAD_REQUEST, HttpStatus.TOO_LARGE, HttpStatus.UNSUPPORTED_TYPE));
    }
    return statuses;
  }

  private static JsonObject refusal(HttpStatus status) {
    JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/Problem");
    return new JsonObject()
        .put(DESCRIPTION, status.title())
        .put(
            "content",
            new JsonObject().put(Problem.MEDIA_TYPE, new JsonObject().put("schema", schema)));
  }
}
