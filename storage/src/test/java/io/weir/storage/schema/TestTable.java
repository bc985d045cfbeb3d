package io.weir.storage.schema;

import java.util.EnumMap;
import java.util.Map;

/** A table with each type of field twice, plain and indexed, whatever the tables of today have. */
public final class TestTable {
  private static final Table.Builder FIELDS = Table.named("test", "Every type of field.");
  private static final Map<FieldType, Field> INDEXED = new EnumMap<>(FieldType.class);

  public static final Field TIME = FIELDS.field("time", FieldType.TIME, "When.");
  public static final Table TABLE = build();

  /** A table of so many fields that a row's presence takes two words. */
  public static final Table WIDE = wide();

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

  private static Table wide() {
    Table.Builder fields = Table.named("wide", "Many fields.");
    fields.field("time", FieldType.TIME, "When.");
    for (int i = 1; i < 100; i++) {
      fields.field("field." + i, FieldType.UINT8, "Plain.");
    }
    return fields.build();
  }
}
