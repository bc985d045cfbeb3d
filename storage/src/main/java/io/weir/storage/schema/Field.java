package io.weir.storage.schema;

import java.util.List;
import java.util.Optional;

/**
 * One field of a table.
 *
 * @param name dotted and plain, as in queries: {@code src.ip}
 * @param index position among the table's stored fields; −1 for a derived field
 * @param type what its values are
 * @param unit what they count, as in {@code bytes}, {@code us}, {@code bit/s}; empty where they
 *     count nothing
 * @param indexed whether sealed blocks keep a bitmap of rows for each of its values
 * @param factors for a field that is a product the stored fields whose product it is, else empty
 * @param choice for a field that is one of several stored ones which of them it is
 * @param doc one sentence for the reference page
 */
public record Field(
    String name,
    int index,
    FieldType type,
    String unit,
    boolean indexed,
    List<Field> factors,
    Optional<Choice> choice,
    String doc) {

  /**
   * Whether the field is not stored but computed: as the product of its factors, absent where one
   * of them is, or by its choice.
   */
  public boolean isDerived() {
    return !factors.isEmpty() || choice.isPresent();
  }

  @Override
  public String toString() {
    return name;
  }
}
