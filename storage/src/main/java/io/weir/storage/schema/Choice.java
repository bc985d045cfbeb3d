package io.weir.storage.schema;

import java.util.Map;

/**
 * How a field that is not stored takes the value of one of several stored fields, row by row.
 *
 * @param selector a stored field of text
 * @param fields the field whose value holds, by the selector's value; where the selector is absent
 *     or has another value, the field is absent
 */
public record Choice(Field selector, Map<String, Field> fields) {
  /** Takes a copy. */
  public Choice {
    fields = Map.copyOf(fields);
  }
}
