package io.weir.collector.export;

import io.weir.storage.schema.Table;
import java.io.IOException;
import java.io.Writer;

/** Writes rows one after the other. */
interface RowFormat {
  /** Writes what comes before the first row. */
  void begin(Table table, Writer out) throws IOException;

  /**
   * Writes a row.
   *
   * @param cells one for each stored field of the table: a {@code Long}, a {@code Double} or a
   *     {@code String}, or null where the row has no value
   */
  void row(Table table, Object[] cells, Writer out) throws IOException;
}
