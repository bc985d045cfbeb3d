package io.weir.jmh;

import io.weir.query.QueryEngine;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.TimeRange;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long do queries take over two million rows in a store, on two threads; and, as a limit, the
 * sum of as many numbers in an array?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScanBenchmark {
  private static final int ROWS = 2_000_000;

  private final long[] plain = new long[ROWS];
  private Path directory;
  private Store store;
  private QueryEngine engine;
  private long expected;

  @Setup
  public void fill() throws IOException, StoreException {
    directory = Files.createTempDirectory("weir-benchmark");
    store = Store.open(directory, new StoreSettings(SegmentLength.DAY, 4, Duration.ofSeconds(1)));
    engine = new QueryEngine(store::snapshot, 2, Clock.systemUTC());
    GeneratedFlows flows = new GeneratedFlows();
    try (RowWriter writer = store.writer(Flows.TABLE)) {
      for (int i = 0; i < ROWS; i++) {
        Row row = flows.next();
        plain[i] = row.value(Flows.FRAME_BYTES.index()) * row.value(Flows.SAMPLING_RATE.index());
        expected += plain[i];
        while (!writer.append(row)) {
          LockSupport.parkNanos(100_000);
        }
      }
    }
    while (store.waitingBlocks() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Benchmark
  public long limitArraySum() {
    long sum = 0;
    for (long value : plain) {
      sum += value;
    }
    return checked(sum);
  }

  @Benchmark
  public long totalBytes() throws QueryException, InterruptedException {
    return checked((Long) run("flows | stats sum(bytes)").rows().getFirst()[0]);
  }

  @Benchmark
  public QueryResult topPorts() throws QueryException, InterruptedException {
    return run("flows | stats sum(bytes) as traffic by dst.port | top 10 by traffic");
  }

  @Benchmark
  public QueryResult oneNetworkByAgent() throws QueryException, InterruptedException {
    return run(
        "flows | where src.ip in 10.0.1.0/24 and dst.port = 443 | stats sum(bytes) as traffic, p95(frame.bytes) by agent");
  }

  @Benchmark
  public QueryResult topPairs() throws QueryException, InterruptedException {
    return run("flows | stats sum(bytes) as traffic by src.ip, dst.ip | top 10 by traffic");
  }

  @TearDown
  public void delete() throws IOException {
    engine.close();
    store.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private QueryResult run(String query) throws QueryException, InterruptedException {
    QueryResult result =
        engine.run(new QueryRequest(query, Optional.of(new TimeRange(0, Long.MAX_VALUE))));
    if (result.statistics().rowsScanned() == 0 || result.rows().isEmpty()) {
      throw new IllegalStateException("no rows");
    }
    return result;
  }

  private long checked(long sum) {
    if (sum != expected) {
      throw new IllegalStateException("the sum is " + sum + ", not " + expected);
    }
    return sum;
  }
}
