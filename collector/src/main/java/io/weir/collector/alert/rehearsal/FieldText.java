package io.weir.collector.alert.rehearsal;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Sets fields of a row to values that a user wrote as text. */
final class FieldText {
  private FieldText() {}

  /**
   * The stored field of that name.
   *
   * @throws IllegalArgumentException with a sentence for the user, if there is none
   */
  static Field field(Table table, String name) {
    Field field =
        table
            .field(name)
            .orElseThrow(
                () -> new IllegalArgumentException("no field \"" + name + "\" in " + table));
    if (!field.factors().isEmpty()) {
      List<String> factors = field.factors().stream().map(Field::name).toList();
      throw new IllegalArgumentException(
          "\"%s\" is the product of others; set %s"
              .formatted(name, factors.stream().collect(Collectors.joining(" and "))));
    }
    return field;
  }

  /**
   * Sets a field.
   *
   * @throws IllegalArgumentException with a sentence for the user, if the text is no such value
   */
  static void set(Row row, Field field, String text) {
    try {
      switch (field.type()) {
        case TIME, UINT8, UINT16, UINT32, INT64 -> row.set(field, Long.parseLong(text));
        case NUMBER -> row.setNumber(field, Double.parseDouble(text));
        case MAC -> row.set(field, Long.parseLong(text.replace(":", ""), 16));
        case ADDRESS -> {
          Address address = Address.parse(text);
          row.setAddress(field, address.high(), address.low());
        }
        case TEXT -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          row.setText(field, bytes, 0, bytes.length);
        }
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no value of %s".formatted(text, field.name()), e);
    }
  }
}
