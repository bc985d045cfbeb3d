package io.weir.collector.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.weir.storage.schema.Table;
import java.io.IOException;
import java.io.Writer;

/** A JSON object a line; a field that a row does not have is left out. */
final class NdjsonRows implements RowFormat {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  @Override
  public void begin(Table table, Writer out) {}

  @Override
  public void row(Table table, Object[] cells, Writer out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      for (int i = 0; i < cells.length; i++) {
        writeCell(json, table.stored().get(i).name(), cells[i]);
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeCell(JsonGenerator json, String name, Object cell) throws IOException {
    switch (cell) {
      case Long whole -> json.writeNumberField(name, whole);
      case Double number when Double.isFinite(number) -> json.writeNumberField(name, number);
      case String text -> json.writeStringField(name, text);
      case null, default -> {} // JSON has no NaN and no infinity
    }
  }
}
