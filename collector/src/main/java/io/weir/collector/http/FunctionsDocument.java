package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.query.function.Aggregate;
import io.weir.query.function.Function;
import java.util.List;

/** The functions of the language as the API shows them, straight from their table. */
final class FunctionsDocument {
  static final Schema SCHEMA =
      Schema.object("")
          .with(
              "functions",
              Schema.list(
                  "",
                  Schema.object("")
                      .with("name", Schema.text("The name in queries."))
                      .with(
                          "kind",
                          Schema.choice(
                              "Whether it makes one value of many rows, or of the values of one.",
                              List.of("aggregate", "scalar")))
                      .with("takes", Schema.text("The types of its arguments, in words."))
                      .with("gives", Schema.text("The type of what it makes, in words."))
                      .with("doc", Schema.text("What it does."))
                      .with("example", Schema.text("How it is used."))));

  private FunctionsDocument() {}

  static JsonObject json() {
    return new JsonObject()
        .put(
            "functions",
            new JsonArray(Function.all().stream().map(FunctionsDocument::json).toList()));
  }

  private static JsonObject json(Function function) {
    return new JsonObject()
        .put("name", function.label())
        .put("kind", function instanceof Aggregate ? "aggregate" : "scalar")
        .put("takes", function.takes())
        .put("gives", function.gives())
        .put("doc", function.doc())
        .put("example", function.example());
  }
}
