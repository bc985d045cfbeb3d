package io.weir.collector.export;

import io.weir.collector.text.CellText;
import io.weir.query.ValueType;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import java.util.Optional;

/** The cells of a block's rows of a stretch of time, decoded a batch at a time. */
final class BlockRows {
  private static final int BATCH = 1024;

  private final Table table;
  private final Block block;
  private final long fromMillis;
  private final long toMillis;
  private final Rows rows = new Rows(0);
  private final Object[][] cells; // of the batch, by field
  private final boolean[] present = new boolean[BATCH];
  private final long[] highs = new long[BATCH];
  private final long[] lows = new long[BATCH];
  private final int[] codes = new int[BATCH];
  private final long[] times = new long[BATCH];
  private int place = -1;

  BlockRows(Table table, Block block, long fromMillis, long toMillis) {
    this.table = table;
    this.block = block;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.cells = new Object[table.stored().size()][BATCH];
  }

  /** Writes the cells of the next row into an array, one a field; false if there is none. */
  boolean next(Object[] row) {
    do {
      place++;
      if (place >= rows.count() && !nextBatch()) {
        return false;
      }
    } while (times[place] < fromMillis || times[place] >= toMillis);
    for (int i = 0; i < cells.length; i++) {
      row[i] = cells[i][place];
    }
    return true;
  }

  private boolean nextBatch() {
    int first = rows.first() + rows.count();
    if (first == block.rows()) {
      return false;
    }
    rows.range(first, Math.min(BATCH, block.rows() - first));
    place = 0;
    block.column(table.time()).orElseThrow().longs(rows, times);
    for (Field field : table.stored()) {
      Optional<Column> column = block.column(field);
      if (column.isPresent()) {
        decode(field, column.get(), cells[field.index()]);
      }
    }
    return true;
  }

  private void decode(Field field, Column column, Object[] out) {
    column.present(rows, present);
    switch (field.type()) {
      case TIME, UINT8, UINT16, UINT32, INT64, MAC, NUMBER -> column.longs(rows, lows);
      case ADDRESS -> column.addresses(rows, highs, lows);
      case TEXT -> column.codes(rows, codes);
    }
    for (int i = 0; i < rows.count(); i++) {
      out[i] = present[i] ? cell(field, column, i) : null;
    }
  }

  private Object cell(Field field, Column column, int place) {
    return switch (field.type()) {
      case UINT8, UINT16, UINT32, INT64 -> (Object) lows[place];
      case NUMBER -> Double.longBitsToDouble(lows[place]);
      case TIME -> CellText.of(ValueType.TIME, lows[place]);
      case MAC -> CellText.of(ValueType.MAC, lows[place]);
      case ADDRESS -> new Address(highs[place], lows[place]).toString();
      case TEXT -> column.dictionary().orElseThrow().text(codes[place]);
    };
  }
}
