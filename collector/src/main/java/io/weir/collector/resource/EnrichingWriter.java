package io.weir.collector.resource;

import io.weir.storage.schema.Row;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import java.util.function.Supplier;

/** A writer that says of each row's addresses what is known of them before it keeps the row. */
final class EnrichingWriter implements RowWriter {
  private final RowWriter writer;
  private final Enricher enricher;
  private final Supplier<Knowledge> knowledge;

  EnrichingWriter(Table table, RowWriter writer, Supplier<Knowledge> knowledge) {
    this.writer = writer;
    this.enricher = new Enricher(table);
    this.knowledge = knowledge;
  }

  @Override
  public boolean append(Row row) {
    enricher.enrich(row, knowledge.get());
    return writer.append(row);
  }

  @Override
  public void publish() {
    writer.publish();
  }

  @Override
  public void close() {
    writer.close();
  }
}
