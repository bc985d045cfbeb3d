package io.weir.jmh.reference;

import io.weir.collector.ingest.PatientWriter;
import io.weir.jmh.ScratchDirectory;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Snapshot;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What does a store of very many rows take on disk and in memory, how long does it take to open,
 * and how fast is one column of all of them read?
 */
public final class StoreBenchmark {
  private static final int BATCH = 4096;
  private static final int SCANS = 10;

  private final Rows rows = new Rows(BATCH);
  private final long[] values = new long[BATCH];
  private long frameBytes;

  private StoreBenchmark() {}

  /** Measures; the argument is how many rows the day has, 20,000,000 unless given. */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length == 0 ? 20_000_000 : Long.parseLong(arguments[0]);
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      new StoreBenchmark().run(scratch.path(), rows);
    }
  }

  private void run(Path directory, long count) throws Exception {
    fill(directory, count);
    long before = heap();
    long begin = System.nanoTime();
    try (Store store = Store.open(directory, StoreSettings.DEFAULT)) {
      double millis = (System.nanoTime() - begin) / 1e6;
      require(store.rows(Flows.TABLE) == count, "rows are lost");
      print("opened in %.0f ms; %.1f MiB of heap", millis, (heap() - before) / 1048576.0);
      for (int scan = 0; scan < SCANS; scan++) {
        begin = System.nanoTime();
        require(sum(store, Flows.FRAME_BYTES) == frameBytes, "the sum is wrong");
        double seconds = (System.nanoTime() - begin) / 1e9;
        print(
            "one column of all rows read in %.0f ms: %.2f G rows/s",
            seconds * 1e3, count / seconds / 1e9);
      }
      print("%.1f MiB of heap after that", (heap() - before) / 1048576.0);
    }
  }

  private void fill(Path directory, long count) throws IOException, StoreException {
    long begin = System.nanoTime();
    try (Store store = Store.open(directory, StoreSettings.DEFAULT)) {
      try (RowWriter writer = new PatientWriter(store.writer(Flows.TABLE), Duration.ofMinutes(1))) {
        print("a fresh directory takes %.1f MiB", mebibytes(directory));
        ReferenceFlows flows = new ReferenceFlows(count);
        for (long i = 0; i < count; i++) {
          Row row = flows.next();
          frameBytes += row.value(Flows.FRAME_BYTES.index());
          require(writer.append(row), "a row is lost");
          if (i % 16 == 0) {
            writer.publish();
          }
        }
      }
      long blocks = count / Block.MAX_ROWS;
      while (store.counters().get(StoreCounter.BLOCKS_SEALED) < blocks) {
        LockSupport.parkNanos(1_000_000);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      print(
          "%,d rows made and kept in %.1f s; %.2f bytes a row",
          count,
          seconds,
          (double) store.counters().get(StoreCounter.BYTES_SEALED) / (blocks * Block.MAX_ROWS));
    }
  }

  private long sum(Store store, Field field) {
    long sum = 0;
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (Block block : snapshot.blocks()) {
        Column column = block.column(field).orElseThrow();
        for (int first = 0; first < block.rows(); first += BATCH) {
          rows.range(first, Math.min(BATCH, block.rows() - first));
          column.longs(rows, values);
          for (int i = 0; i < rows.count(); i++) {
            sum += values[i];
          }
        }
      }
    }
    return sum;
  }

  private static double mebibytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1048576.0;
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not at hand
  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
