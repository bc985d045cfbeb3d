package io.weir.collector.http;

/** The shapes of what a client asks. */
final class QuerySchema {
  static final Schema TEXT = Schema.text("The query.");
  static final Schema FROM =
      Schema.text("Start of the range for a query that names none: ISO 8601, now-15m, or millis.");
  static final Schema TO = Schema.text("End of that range.");

  private static final String[] TIME_TYPES = {"string", "integer", "null"};

  private QuerySchema() {}

  /** A query as a JSON document. */
  static Schema body() {
    return Schema.object("")
        .with("query", TEXT)
        .withOptional("from", FROM.typed(TIME_TYPES))
        .withOptional("to", TO.typed(TIME_TYPES));
  }
}
