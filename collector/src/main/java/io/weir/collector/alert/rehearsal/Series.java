package io.weir.collector.alert.rehearsal;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that differ in time and in some values.
 *
 * @param every time from one row to the next; the first is at the start
 * @param fields what all rows have
 * @param values what row after row has; a row without any is left out
 */
record Series(
    Table table,
    Duration every,
    Map<Field, String> fields,
    Map<Field, List<Optional<String>>> values) {

  /** How many rows there are, those included that are left out. */
  int length() {
    return values.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** Writes one row, unless it has no value. */
  void write(int number, long timeMillis, RowWriter writer) {
    Row row = new Row(table);
    boolean some = false;
    for (Map.Entry<Field, List<Optional<String>>> column : values.entrySet()) {
      if (number < column.getValue().size() && column.getValue().get(number).isPresent()) {
        FieldText.set(row, column.getKey(), column.getValue().get(number).get());
        some = true;
      }
    }
    if (some) {
      row.set(table.time(), timeMillis);
      fields.forEach((field, text) -> FieldText.set(row, field, text));
      writer.append(row);
    }
  }
}
