package io.weir.collector.pcap;

import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.util.concurrent.locks.LockSupport;

/**
 * A writer that waits for room instead of losing a row: for rows that come from a file, not from a
 * socket.
 */
final class PatientWriter implements RowWriter {
  private static final long PAUSE_NANOS = 1_000_000;

  private final RowWriter writer;

  PatientWriter(RowWriter writer) {
    this.writer = writer;
  }

  @Override
  public boolean append(Row row) {
    while (!writer.append(row)) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
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
