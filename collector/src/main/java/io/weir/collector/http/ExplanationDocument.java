package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.text.CellText;
import io.weir.query.explain.Explanation;

/** What was done for a query, as the API shows it. */
final class ExplanationDocument {
  private static final double NANOS_A_MILLI = 1e6;

  static final Schema SCHEMA =
      Schema.object("")
          .with("table", Schema.text("The table that is read."))
          .with("from", Schema.time("The first moment that is read."))
          .with("to", Schema.time("The moment up to which is read."))
          .with("stages", Schema.list("In order.", Schema.text("As the language has it.")))
          .with("columns", Schema.list("The stored fields that are read.", Schema.text("")))
          .with("blocks", blocks())
          .with("rows", rows())
          .with("elapsedMillis", Schema.number("From the text to the last row."));

  private ExplanationDocument() {}

  private static Schema blocks() {
    return Schema.object("")
        .with("total", Schema.integer("Blocks of the table."))
        .with("prunedByTime", Schema.integer("Blocks outside of the range."))
        .with(
            "prunedByIndex",
            Schema.integer("Blocks without a match by zone maps, dictionaries or bitmaps."))
        .with(
            "remembered",
            Schema.integer("Blocks of which an earlier query had told what they come to."))
        .with("read", Schema.integer("Blocks that were read."));
  }

  private static Schema rows() {
    return Schema.object("")
        .with("estimated", Schema.integer("The most that can match, by bitmaps and block sizes."))
        .with("scanned", Schema.integer("Rows that were looked at."))
        .with("matched", Schema.integer("Rows that passed the conditions."))
        .with("answered", Schema.integer("Rows of the answer."));
  }

  static JsonObject json(Explanation explanation) {
    return new JsonObject()
        .put("table", explanation.table())
        .put("from", CellText.time(explanation.range().fromMillis()))
        .put("to", CellText.time(explanation.range().toMillis()))
        .put("stages", new JsonArray(explanation.stages()))
        .put("columns", new JsonArray(explanation.columns()))
        .put(
            "blocks",
            new JsonObject()
                .put("total", explanation.blocks())
                .put("prunedByTime", explanation.prunedByTime())
                .put("prunedByIndex", explanation.prunedByIndex())
                .put("remembered", explanation.statistics().blocksRemembered())
                .put("read", explanation.statistics().blocksRead()))
        .put(
            "rows",
            new JsonObject()
                .put("estimated", explanation.estimatedRows())
                .put("scanned", explanation.statistics().rowsScanned())
                .put("matched", explanation.statistics().rowsMatched())
                .put("answered", explanation.answerRows()))
        .put("elapsedMillis", explanation.statistics().elapsedNanos() / NANOS_A_MILLI);
  }
}
