package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The shape of a JSON value, as JSON Schema (draft 2020-12) has it and OpenAPI 3.1 with it.
 * Immutable.
 */
final class Schema {
  private static final String DESCRIPTION = "description";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  private final JsonObject json;

  private Schema(JsonObject json) {
    this.json = json;
  }

  /** A string. */
  static Schema text(String doc) {
    return of("string", doc);
  }

  /** A string that is one of some. */
  static Schema choice(String doc, List<String> values) {
    return new Schema(of("string", doc).toJson().put("enum", new JsonArray(values)));
  }

  /** A moment, in ISO 8601. */
  static Schema time(String doc) {
    return new Schema(of("string", doc).toJson().put("format", "date-time"));
  }

  /** A number without a fraction, of up to 64 bits. */
  static Schema integer(String doc) {
    return new Schema(of("integer", doc).toJson().put("format", "int64"));
  }

  /** A number. */
  static Schema number(String doc) {
    return of("number", doc);
  }

  /** True or false. */
  static Schema bool(String doc) {
    return of("boolean", doc);
  }

  /** Any number of values of one shape. */
  static Schema list(String doc, Schema items) {
    return new Schema(of("array", doc).toJson().put("items", items.toJson()));
  }

  /** A value of one of several types, by JSON Schema's names. */
  static Schema anyOf(String... types) {
    return new Schema(new JsonObject().put("type", types(types)));
  }

  /** An object, whose members follow. */
  static Schema object(String doc) {
    return new Schema(
        of("object", doc)
            .toJson()
            .put(PROPERTIES, new JsonObject())
            .put(REQUIRED, new JsonArray()));
  }

  /** The object with one more member. */
  Schema with(String name, Schema member) {
    Schema more = withOptional(name, member);
    more.json.getJsonArray(REQUIRED).add(name);
    return more;
  }

  /** The object with one more member, which may be missing. */
  Schema withOptional(String name, Schema member) {
    JsonObject copy = toJson();
    copy.getJsonObject(PROPERTIES).put(name, member.toJson());
    return new Schema(copy);
  }

  /** The same, but of any of several types. */
  Schema typed(String... types) {
    return new Schema(toJson().put("type", types(types)));
  }

  /** The schema as a document; the caller may change it. */
  JsonObject toJson() {
    return json.copy();
  }

  private static JsonArray types(String... types) {
    return new JsonArray(List.of(types));
  }

  private static Schema of(String type, String doc) {
    JsonObject json = new JsonObject().put("type", type);
    return doc.isEmpty() ? new Schema(json) : new Schema(json.put(DESCRIPTION, doc));
  }
}
