package io.weir.collector.export;

/** What an export is written as. */
public enum ExportFormat {
  CSV,
  NDJSON;

  RowFormat rows() {
    return switch (this) {
      case CSV -> new CsvRows();
      case NDJSON -> new NdjsonRows();
    };
  }
}
