package io.weir.storage.schema;

import java.util.EnumMap;
import java.util.Map;

/** A table with each type of field twice, plain and indexed, whatever the tables of today have. */
public final class TestTable {
  private static final Table.Builder FIELDS = Table.named("test", "Every type of field.");
  private static final Map<FieldType, Field> INDEXED = new EnumMap<>(FieldType.class);

  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "When.");
  public static final Table TABLE = build();

  private TestTable() {}

  /** The indexed field of a type. */
  public static Field indexed(FieldType type) {
    return INDEXED.get(type);
  }

  private static Table build() {
    for (FieldType type : FieldType.values()) {
      FIELDS.field("plain." + type, type, "Plain.");
      INDEXED.put(type, FIELDS.indexed("indexed." + type, type, "Indexed."));
    }
    return FIELDS.build();
  }
}
