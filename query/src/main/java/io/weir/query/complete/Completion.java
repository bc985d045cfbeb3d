package io.weir.query.complete;

import java.util.Locale;

/**
 * Something that may stand at a place of a query.
 *
 * @param text what to write there
 * @param type what a column or a value is, or a function gives, in words; empty for the rest
 * @param unit what a column counts; empty where it counts nothing
 * @param doc one sentence; empty where there is nothing to say
 * @param from where what it replaces begins, as a number of characters from the query's begin
 * @param to where that ends
 */
public record Completion(
    String text, Kind kind, String type, String unit, String doc, int from, int to) {

  /** What can stand in a query. */
  public enum Kind {
    KEYWORD,
    SIGN,
    TABLE,
    /** A field of the table. */
    FIELD,
    /** A column that an earlier stage has made. */
    COLUMN,
    FUNCTION,
    VALUE;

    /** The name in the API. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
