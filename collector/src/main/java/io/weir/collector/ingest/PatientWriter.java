package io.weir.collector.ingest;

import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A writer that waits for room, up to a time, before it gives a row up. While it waits, datagrams
 * queue in the kernel, and whoever replays a capture holds back. Once it has waited in vain it
 * gives rows up at once, until there is room again.
 */
public final class PatientWriter implements RowWriter {
  private static final long PAUSE_NANOS = 200_000;

  private final RowWriter writer;
  private final long patienceNanos;
  private boolean tired;

  /** A writer that waits for as long as {@code patience} says. */
  public PatientWriter(RowWriter writer, Duration patience) {
    this.writer = writer;
    this.patienceNanos = patience.toNanos();
  }

  @Override
  public boolean append(Row row) {
    boolean kept = writer.append(row);
    if (!kept && !tired) {
      kept = appendWaiting(row);
    }
    tired = !kept;
    return kept;
  }

  @Override
  public void publish() {
    writer.publish();
  }

  @Override
  public void close() {
    writer.close();
  }

  private boolean appendWaiting(Row row) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < patienceNanos) {
      LockSupport.parkNanos(PAUSE_NANOS);
      if (writer.append(row)) {
        return true;
      }
    }
    return false;
  }
}
