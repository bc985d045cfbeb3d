package io.weir.collector.http;

/** A cell of CSV (RFC 4180). */
public final class CsvCell {
  private CsvCell() {}

  /** A text as a cell, in quotes if need be; an empty one is a pair of quotes. */
  public static String of(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
