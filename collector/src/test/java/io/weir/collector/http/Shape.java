package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds JSON against a schema, strictly: what the schema does not describe must not be there. Knows
 * the words of JSON Schema that {@link Schema} writes.
 */
final class Shape {
  private static final String REFERENCE = "$ref";

  private Shape() {}

  /** What does not fit, one sentence each. */
  static List<String> problems(JsonObject schema, Object value) {
    List<String> problems = new ArrayList<>();
    check("$", schema, value, problems);
    return problems;
  }

  /** What a schema refers to, or itself. */
  static JsonObject resolved(JsonObject schema, JsonObject document) {
    if (!schema.containsKey(REFERENCE)) {
      return schema;
    }
    JsonObject at = document;
    for (String name : schema.getString(REFERENCE).substring("#/".length()).split("/", -1)) {
      at = at.getJsonObject(name);
    }
    return at;
  }

  private static void check(String at, JsonObject schema, Object value, List<String> problems) {
    if (!types(schema).contains(type(value)) && !isWholeNumber(schema, value)) {
      problems.add(at + " is " + type(value) + ", not " + schema.getValue("type"));
      return;
    }
    if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
      problems.add(at + " is \"" + value + "\", none of " + schema.getJsonArray("enum"));
    }
    switch (value) {
      case JsonObject object -> members(at, schema, object, problems);
      case JsonArray array when schema.containsKey("items") -> {
        for (int i = 0; i < array.size(); i++) {
          check(at + "[" + i + "]", schema.getJsonObject("items"), array.getValue(i), problems);
        }
      }
      case null, default -> {}
    }
  }

  private static void members(
      String at, JsonObject schema, JsonObject object, List<String> problems) {
    JsonObject properties = schema.getJsonObject("properties");
    if (properties.isEmpty()) {
      return; // any members
    }
    for (Object required : schema.getJsonArray("required")) {
      if (!object.containsKey((String) required)) {
        problems.add(at + " has no " + required);
      }
    }
    for (String name : object.fieldNames()) {
      if (properties.containsKey(name)) {
        check(at + "." + name, properties.getJsonObject(name), object.getValue(name), problems);
      } else {
        problems.add(at + " has a " + name + " that is not described");
      }
    }
  }

  private static List<?> types(JsonObject schema) {
    return schema.getValue("type") instanceof JsonArray several
        ? several.getList()
        : List.of(schema.getString("type"));
  }

  private static boolean isWholeNumber(JsonObject schema, Object value) {
    return "integer".equals(type(value)) && types(schema).contains("number");
  }

  private static String type(Object value) {
    return switch (value) {
      case null -> "null";
      case JsonObject _ -> "object";
      case JsonArray _ -> "array";
      case String _ -> "string";
      case Boolean _ -> "boolean";
      case Integer _, Long _ -> "integer";
      default -> "number";
    };
  }
}
