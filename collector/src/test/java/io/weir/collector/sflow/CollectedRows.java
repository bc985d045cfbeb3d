package io.weir.collector.sflow;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps rows as maps from the name of a field to its value; what is absent is not in the map. */
public final class CollectedRows implements RowWriter {
  private final Table table;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** Keeps the rows of a table. */
  public CollectedRows(Table table) {
    this.table = table;
  }

  /** The rows so far. */
  public List<Map<String, Object>> rows() {
    return rows;
  }

  @Override
  public boolean append(Row row) {
    Map<String, Object> cells = new HashMap<>();
    for (Field field : table.stored()) {
      if (row.has(field)) {
        cells.put(field.name(), value(row, field));
      }
    }
    rows.add(cells);
    return true;
  }

  @Override
  public void publish() {}

  @Override
  public void close() {}

  private static Object value(Row row, Field field) {
    int index = field.index();
    return switch (field.type()) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC -> row.value(index);
      case NUMBER -> Double.longBitsToDouble(row.value(index));
      case ADDRESS -> new Address(row.high(index), row.value(index));
      case TEXT ->
          new String(
              row.text(index),
              row.textOffset(index),
              row.textLength(index),
              StandardCharsets.UTF_8);
    };
  }
}
