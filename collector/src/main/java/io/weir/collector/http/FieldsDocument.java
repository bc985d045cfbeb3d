package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.query.ValueType;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;

/** The tables and their fields as the API shows them, straight from the schema. */
final class FieldsDocument {
  static final Schema SCHEMA =
      Schema.object("")
          .with(
              "tables",
              Schema.list(
                  "",
                  Schema.object("")
                      .with("name", Schema.text("The name in queries."))
                      .with("doc", Schema.text("What its rows are."))
                      .with("fields", Schema.list("", field()))));

  private FieldsDocument() {}

  private static Schema field() {
    return Schema.object("")
        .with("name", Schema.text("The name in queries."))
        .with("type", ResultSchema.TYPE)
        .with("unit", ResultSchema.UNIT)
        .with("doc", Schema.text("What it is."));
  }

  static JsonObject json() {
    return new JsonObject()
        .put("tables", new JsonArray(Tables.all().stream().map(FieldsDocument::json).toList()));
  }

  private static JsonObject json(Table table) {
    return new JsonObject()
        .put("name", table.name())
        .put("doc", table.doc())
        .put("fields", new JsonArray(table.fields().stream().map(FieldsDocument::json).toList()));
  }

  private static JsonObject json(Field field) {
    return new JsonObject()
        .put("name", field.name())
        .put("type", type(field.type()).label())
        .put("unit", field.unit())
        .put("doc", field.doc());
  }

  private static ValueType type(FieldType type) {
    return switch (type) {
      case TIME -> ValueType.TIME;
      case UINT8, UINT16, UINT32, INT64 -> ValueType.INTEGER;
      case NUMBER -> ValueType.NUMBER;
      case MAC -> ValueType.MAC;
      case ADDRESS -> ValueType.ADDRESS;
      case TEXT -> ValueType.TEXT;
    };
  }
}
