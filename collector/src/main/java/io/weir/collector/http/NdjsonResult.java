package io.weir.collector.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.weir.query.QueryResult;
import io.weir.query.ResultColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes an answer as lines of JSON: an object for each row, its members named as the columns. An
 * absent cell is left out.
 */
final class NdjsonResult {
  private static final JsonFactory JSON = new JsonFactory().setRootValueSeparator("\n");

  private NdjsonResult() {}

  static Buffer encode(QueryResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      for (Object[] row : result.rows()) {
        write(json, result.columns(), row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.size() > 0) {
      bytes.write('\n');
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void write(JsonGenerator json, List<ResultColumn> columns, Object[] row)
      throws IOException {
    json.writeStartObject();
    for (int column = 0; column < row.length; column++) {
      if (row[column] != null) {
        json.writeFieldName(columns.get(column).name());
        JsonResult.writeCell(json, columns.get(column).type(), row[column]);
      }
    }
    json.writeEndObject();
  }
}
