package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.query.complete.Completion;
import java.util.Arrays;
import java.util.List;

/** What may stand at a place of a query, as the API shows it. */
final class CompletionDocument {
  static final Schema QUESTION =
      Schema.object("")
          .with("text", Schema.text("The query, as far as it is typed."))
          .with("cursor", Schema.integer("The place, in UTF-16 code units from its begin."));

  static final Schema SCHEMA =
      Schema.object("").with("items", Schema.list("What is likely meant first.", item()));

  private CompletionDocument() {}

  private static Schema item() {
    List<String> kinds =
        Arrays.stream(Completion.Kind.values()).map(Completion.Kind::label).toList();
    return Schema.object("")
        .with("text", Schema.text("What to write."))
        .with("kind", Schema.choice("", kinds))
        .with("type", Schema.text("Of a field, a column or a value; what a function gives."))
        .with("unit", ResultSchema.UNIT)
        .with("doc", Schema.text("One sentence, or nothing."))
        .with("from", Schema.integer("Where what it replaces begins."))
        .with("to", Schema.integer("Where that ends."));
  }

  static JsonObject json(List<Completion> completions) {
    return new JsonObject()
        .put("items", new JsonArray(completions.stream().map(CompletionDocument::json).toList()));
  }

  private static JsonObject json(Completion completion) {
    return new JsonObject()
        .put("text", completion.text())
        .put("kind", completion.kind().label())
        .put("type", completion.type())
        .put("unit", completion.unit())
        .put("doc", completion.doc())
        .put("from", completion.from())
        .put("to", completion.to());
  }
}
