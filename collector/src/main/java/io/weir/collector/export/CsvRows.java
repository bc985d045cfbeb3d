package io.weir.collector.export;

import io.weir.collector.http.CsvCell;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/**
 * RFC 4180, a header row first, every stored field of the table whether some row has it or not. An
 * absent cell is empty; an empty text is a pair of quotes.
 */
final class CsvRows implements RowFormat {
  private static final String LINE_BREAK = "\r\n";

  @Override
  public void begin(Table table, Writer out) throws IOException {
    out.write(table.stored().stream().map(Field::name).collect(Collectors.joining(",")));
    out.write(LINE_BREAK);
  }

  @Override
  public void row(Table table, Object[] cells, Writer out) throws IOException {
    for (int i = 0; i < cells.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(cells[i] == null ? "" : CsvCell.of(cells[i].toString()));
    }
    out.write(LINE_BREAK);
  }
}
