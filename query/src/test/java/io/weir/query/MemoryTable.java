package io.weir.query;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Choice;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Rows as maps from field to cell, for the interpreter and for a store alike. */
final class MemoryTable {
  private final Table table;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  MemoryTable(Table table) {
    this.table = table;
  }

  Table table() {
    return table;
  }

  List<Map<String, Object>> rows() {
    return rows;
  }

  /** Adds a row; derived fields are computed. */
  void add(Map<String, Object> cells) {
    Map<String, Object> row = new TreeMap<>(cells);
    for (Field field : table.fields()) {
      field.choice().ifPresent(choice -> choose(row, field, choice));
      if (!field.factors().isEmpty()
          && field.factors().stream().allMatch(factor -> row.containsKey(factor.name()))) {
        row.put(
            field.name(),
            field.factors().stream()
                .mapToLong(factor -> (Long) row.get(factor.name()))
                .reduce(1, (a, b) -> a * b));
      }
    }
    rows.add(row);
  }

  private static void choose(Map<String, Object> row, Field field, Choice choice) {
    Field chosen = choice.fields().get(String.valueOf(row.get(choice.selector().name())));
    if (chosen != null && row.containsKey(chosen.name())) {
      row.put(field.name(), row.get(chosen.name()));
    }
  }

  /** Appends some of the rows to a table of a store. */
  void appendTo(RowWriter writer, int from, int to) {
    Row scratch = new Row(table);
    for (Map<String, Object> cells : rows.subList(from, to)) {
      scratch.clear();
      for (Field field : table.stored()) {
        Object cell = cells.get(field.name());
        switch (cell) {
          case null -> {}
          case Long value -> scratch.set(field, value);
          case Double value -> scratch.setNumber(field, value);
          case Address address -> scratch.setAddress(field, address.high(), address.low());
          case String text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            scratch.setText(field, bytes, 0, bytes.length);
          }
          default -> throw new IllegalArgumentException("no cell is a " + cell.getClass());
        }
      }
      while (!writer.append(scratch)) {
        LockSupport.parkNanos(100_000); // the next block is being made ready
      }
    }
    writer.publish();
  }
}
