package io.weir.collector.http;

import io.vertx.core.buffer.Buffer;
import io.weir.collector.text.CellText;
import io.weir.query.QueryResult;
import io.weir.query.ResultColumn;
import java.util.List;

/**
 * Writes an answer as CSV (RFC 4180) with a header row. An absent cell is empty; an empty text is a
 * pair of quotes.
 */
final class CsvResult {
  private static final String LINE_BREAK = "\r\n";

  private CsvResult() {}

  static Buffer encode(QueryResult result) {
    List<ResultColumn> columns = result.columns();
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < columns.size(); column++) {
      text.append(column == 0 ? "" : ",").append(CsvCell.of(columns.get(column).name()));
    }
    text.append(LINE_BREAK);
    for (Object[] row : result.rows()) {
      for (int column = 0; column < row.length; column++) {
        text.append(column == 0 ? "" : ",").append(cell(columns.get(column), row[column]));
      }
      text.append(LINE_BREAK);
    }
    return Buffer.buffer(text.toString());
  }

  private static String cell(ResultColumn column, Object value) {
    return value == null ? "" : CsvCell.of(CellText.of(column.type(), value));
  }
}
