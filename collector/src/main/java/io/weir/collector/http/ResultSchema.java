package io.weir.collector.http;

import io.weir.query.ValueType;
import java.util.Arrays;

/** The shapes of a query's answer in JSON. */
final class ResultSchema {
  static final Schema TYPE =
      Schema.choice(
          "What the values are.", Arrays.stream(ValueType.values()).map(ValueType::label).toList());
  static final Schema UNIT = Schema.text("What it counts, as in bytes; empty for nothing.");
  static final Schema COLUMNS =
      Schema.list(
          "",
          Schema.object("")
              .with("name", Schema.text("A field, an alias, or the text of an expression."))
              .with("type", TYPE)
              .with("unit", UNIT));
  static final Schema ROW =
      Schema.list(
          "One cell a column; null is absent.",
          Schema.anyOf("string", "number", "boolean", "null"));
  static final Schema STATISTICS =
      Schema.object("What the query cost.")
          .with("rowsScanned", Schema.integer("Rows of the blocks that were read."))
          .with("rowsMatched", Schema.integer("Rows that passed the conditions."))
          .with("blocksRead", Schema.integer("Blocks that were read."))
          .with("blocksPruned", Schema.integer("Blocks that could hold no matching row."))
          .with(
              "blocksRemembered",
              Schema.integer("Blocks of which an earlier query had told what they come to."))
          .with("elapsedMillis", Schema.number("From the text to the last row."));
  static final Schema ANSWER =
      Schema.object("The answer to a query.")
          .with("columns", COLUMNS)
          .with("rows", Schema.list("", ROW))
          .with("from", Schema.time("The first moment that was read."))
          .with("to", Schema.time("The moment up to which was read."))
          .with("stats", STATISTICS);

  private ResultSchema() {}
}
