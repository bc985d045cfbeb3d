package io.weir.collector.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.weir.collector.text.CellText;
import io.weir.query.Bound;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;

/**
 * Writes an answer as JSON: columns, rows of cells, the bounds of estimates beside them, the range
 * that was read, and what it cost. An absent cell is null.
 */
final class JsonResult {
  private static final JsonFactory JSON = new JsonFactory();
  private static final double NANOS_A_MILLI = 1e6;

  private JsonResult() {}

  static Buffer encode(QueryResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      writeColumns(json, result.columns());
      writeRows(json, result);
      writeBounds(json, result.bounds());
      json.writeStringField("from", CellText.time(result.range().fromMillis()));
      json.writeStringField("to", CellText.time(result.range().toMillis()));
      writeStatistics(json, result.statistics());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void writeColumns(JsonGenerator json, List<ResultColumn> columns)
      throws IOException {
    json.writeArrayFieldStart("columns");
    for (ResultColumn column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().label());
      json.writeStringField("unit", column.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRows(JsonGenerator json, QueryResult result) throws IOException {
    ValueType[] types = result.columns().stream().map(ResultColumn::type).toArray(ValueType[]::new);
    json.writeArrayFieldStart("rows");
    for (Object[] row : result.rows()) {
      json.writeStartArray();
      for (int column = 0; column < types.length; column++) {
        writeCell(json, types[column], row[column]);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Beside each cell that is an estimate how sure it is; null beside the others. */
  private static void writeBounds(JsonGenerator json, List<Bound[]> bounds) throws IOException {
    if (bounds.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("bounds");
    for (Bound[] row : bounds) {
      json.writeStartArray();
      for (Bound bound : row) {
        if (bound == null) {
          json.writeNull();
          continue;
        }
        json.writeStartObject();
        json.writeNumberField("plusMinus", bound.plusMinus());
        json.writeNumberField("samples", bound.samples());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Writes a cell; null where it is absent. */
  static void writeCell(JsonGenerator json, ValueType type, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (type) {
      case INTEGER -> writeWhole(json, value);
      case NUMBER -> writeNumber(json, (Double) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case TIME, ADDRESS, MAC, TEXT -> json.writeString(CellText.of(type, value));
    }
  }

  // in JSON a number has as many digits as it needs
  private static void writeWhole(JsonGenerator json, Object value) throws IOException {
    if (value instanceof BigInteger big) {
      json.writeNumber(big);
      return;
    }
    json.writeNumber((Long) value);
  }

  // JSON has no NaN and no infinity
  private static void writeNumber(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
      return;
    }
    json.writeNull();
  }

  private static void writeStatistics(JsonGenerator json, QueryStatistics statistics)
      throws IOException {
    json.writeObjectFieldStart("stats");
    json.writeNumberField("rowsScanned", statistics.rowsScanned());
    json.writeNumberField("rowsMatched", statistics.rowsMatched());
    json.writeNumberField("blocksRead", statistics.blocksRead());
    json.writeNumberField("blocksPruned", statistics.blocksPruned());
    json.writeNumberField("blocksRemembered", statistics.blocksRemembered());
    json.writeNumberField("elapsedMillis", statistics.elapsedNanos() / NANOS_A_MILLI);
    json.writeEndObject();
  }
}
