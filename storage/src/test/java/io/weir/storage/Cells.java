package io.weir.storage;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows as plain objects, one list a row, so that tests can compare them; an absent cell is null.
 */
public final class Cells {
  private Cells() {}

  /** The cells of a row that is about to be appended. */
  public static List<Object> of(Table table, Row row) {
    List<Object> cells = new ArrayList<>();
    for (Field field : table.stored()) {
      int i = field.index();
      cells.add(
          !row.has(field)
              ? null
              : switch (field.type()) {
                case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER -> (Object) row.value(i);
                case ADDRESS -> new Address(row.high(i), row.value(i));
                case TEXT ->
                    new String(
                        row.text(i), row.textOffset(i), row.textLength(i), StandardCharsets.UTF_8);
              });
    }
    return cells;
  }

  /** The cells of every row of a block. */
  public static List<List<Object>> of(Table table, Block block) {
    Rows rows = new Rows(block.rows());
    rows.range(0, block.rows());
    return of(table, block, rows);
  }

  /** The cells of some rows of a block. */
  public static List<List<Object>> of(Table table, Block block, Rows rows) {
    List<Object[]> columns =
        table.stored().stream().map(field -> column(block.column(field), field, rows)).toList();
    List<List<Object>> cells = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      int place = i;
      cells.add(
          new ArrayList<>(Arrays.asList(columns.stream().map(column -> column[place]).toArray())));
    }
    return cells;
  }

  private static Object[] column(Optional<Column> column, Field field, Rows rows) {
    Object[] cells = new Object[rows.count()];
    if (column.isEmpty()) {
      return cells;
    }
    boolean[] present = new boolean[rows.count()];
    column.get().present(rows, present);
    long[] longs = new long[rows.count()];
    long[] highs = new long[rows.count()];
    int[] codes = new int[rows.count()];
    switch (field.type()) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER -> column.get().longs(rows, longs);
      case ADDRESS -> column.get().addresses(rows, highs, longs);
      case TEXT -> column.get().codes(rows, codes);
    }
    for (int i = 0; i < cells.length; i++) {
      if (present[i]) {
        cells[i] =
            switch (field.type()) {
              case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER -> (Object) longs[i];
              case ADDRESS -> new Address(highs[i], longs[i]);
              case TEXT -> column.get().dictionary().orElseThrow().text(codes[i]);
            };
      }
    }
    return cells;
  }
}
