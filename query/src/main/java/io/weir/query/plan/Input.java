package io.weir.query.plan;

import io.weir.query.ValueType;
import io.weir.storage.schema.Field;

/** What a query reads of each row: a field of its table, stored or derived. */
public record Input(Field field) {
  /** What its values are. */
  public ValueType type() {
    return switch (field.type()) {
      case TIME -> ValueType.TIME;
      case UINT8, UINT16, UINT32, INT64 -> ValueType.INTEGER;
      case NUMBER -> ValueType.NUMBER;
      case MAC -> ValueType.MAC;
      case ADDRESS -> ValueType.ADDRESS;
      case TEXT -> ValueType.TEXT;
    };
  }
}
