package io.weir.collector.telemetry;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.packet.RowTexts;
import io.weir.collector.packet.TextBuffer;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a row of each metric that a program names. Belongs to one thread. */
final class MetricRows {
  private static final Map<MetricType, byte[]> KINDS =
      Stream.of(MetricType.values())
          .collect(Collectors.toMap(Function.identity(), type -> TextBuffer.ascii(type.kind())));

  private final RowWriter writer;
  private final IngestCounters counters;
  private final Row row = new Row(Counters.TABLE);
  private final RowTexts source = new RowTexts(row);
  private final RowTexts texts = new RowTexts(row);

  MetricRows(RowWriter writer, IngestCounters counters) {
    this.writer = writer;
    this.counters = counters;
  }

  /** Begins the metrics of one data source, on an empty row. */
  Row begin() {
    row.clear();
    source.clear();
    return row;
  }

  /** Begins the metrics of a data source that an agent names, unless its name is empty. */
  void begin(Address agent, long timeMillis, String sourceName) {
    begin();
    row.set(Counters.TIME, timeMillis);
    row.setAddress(Counters.AGENT, agent.high(), agent.low());
    byte[] name = utf8(sourceName);
    source(name, 0, name.length);
  }

  /** Names the data source, unless the name is empty. */
  void source(byte[] name, int from, int length) {
    source.set(Counters.SOURCE_NAME, name, from, length);
  }

  /** A number; one that is none, such as NaN, is left out. */
  void number(byte[] name, int from, int length, MetricType type, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    row.clear(Counters.TEXT_VALUE);
    row.setNumber(Counters.VALUE, value);
    keep(name, from, length, type);
  }

  /** A number likewise. */
  void number(String name, MetricType type, double value) {
    byte[] bytes = utf8(name);
    number(bytes, 0, bytes.length, type, value);
  }

  /** A text; an empty one is none. */
  void text(byte[] name, int from, int length, byte[] text, int textFrom, int textLength) {
    row.clear(Counters.VALUE);
    row.clear(Counters.TEXT_VALUE);
    texts.set(Counters.TEXT_VALUE, text, textFrom, textLength);
    if (row.has(Counters.TEXT_VALUE)) {
      keep(name, from, length, MetricType.STRING);
    }
  }

  /** A text likewise. */
  void text(String name, String text) {
    byte[] nameBytes = utf8(name);
    byte[] textBytes = utf8(text);
    text(nameBytes, 0, nameBytes.length, textBytes, 0, textBytes.length);
  }

  private void keep(byte[] name, int from, int length, MetricType type) {
    row.clear(Counters.NAME);
    texts.set(Counters.NAME, name, from, length);
    byte[] kind = KINDS.get(type);
    row.setText(Counters.KIND, kind, 0, kind.length);
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
    texts.clear();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
