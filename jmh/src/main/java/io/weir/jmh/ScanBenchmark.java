package io.weir.jmh;

import io.weir.collector.ingest.PatientWriter;
import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long do queries take over two million rows in a store, on one or two threads; and, as a
 * limit, the sum of as many numbers in an array?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScanBenchmark {
  private static final int ROWS = 2_000_000;
  private static final Instant NOW =
      Instant.ofEpochMilli(GeneratedFlows.START_MILLIS).plusSeconds(200);

  /** How many threads work on a query. */
  @Param("2")
  public int threads;

  private final long[] plain = new long[ROWS];
  private ScratchDirectory directory;
  private Store store;
  private QueryEngine engine;
  private long all;
  private long oneNetwork;
  private long greatestPair;

  @Setup
  public void fill() throws IOException, StoreException {
    directory = ScratchDirectory.create();
    store = Store.open(directory.path(), StoreSettings.DEFAULT);
    QueryLimits limits = QueryLimits.DEFAULT.remembering(0); // every run is to scan
    engine = new QueryEngine(store::snapshot, threads, Clock.fixed(NOW, ZoneOffset.UTC), limits);
    GeneratedTotals totals = new GeneratedTotals();
    GeneratedFlows flows = new GeneratedFlows();
    try (RowWriter writer = new PatientWriter(store.writer(Flows.TABLE), Duration.ofMinutes(1))) {
      for (int i = 0; i < ROWS; i++) {
        Row row = flows.next();
        plain[i] = totals.add(row);
        writer.append(row);
      }
    }
    all = totals.all();
    oneNetwork = totals.oneNetwork();
    greatestPair = totals.greatestPair();
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
    return checked(all, sum);
  }

  @Benchmark
  public long totalBytes() throws QueryException, InterruptedException {
    return checked(all, lastCells("flows last 5m | stats sum(bytes)").sum());
  }

  /** Fewer ports than ten, so that their traffic adds up to all. */
  @Benchmark
  public long topPorts() throws QueryException, InterruptedException {
    return checked(
        all,
        lastCells("flows last 5m | stats sum(bytes) as traffic by dst.port | top 10 by traffic")
            .sum());
  }

  @Benchmark
  public long oneNetworkByAgent() throws QueryException, InterruptedException {
    return checked(
        oneNetwork,
        lastCells(
                "flows last 5m | where src.ip in 10.0.1.0/24 and dst.port = 443 | stats sum(bytes) as traffic by agent")
            .sum());
  }

  /** A histogram for each of some hundred groups. */
  @Benchmark
  public long percentiles() throws QueryException, InterruptedException {
    return checked(
        ROWS,
        lastCells("flows last 5m | stats p50(frame.bytes), p99(frame.bytes), count() by agent")
            .sum());
  }

  @Benchmark
  public long topPairs() throws QueryException, InterruptedException {
    return checked(
        greatestPair,
        lastCells(
                "flows last 5m | stats sum(bytes) as traffic by src.ip, dst.ip | top 10 by traffic")
            .max()
            .orElseThrow());
  }

  @TearDown
  public void close() throws IOException {
    engine.close();
    store.close();
    directory.close();
  }

  private LongStream lastCells(String query) throws QueryException, InterruptedException {
    QueryResult result = engine.run(new QueryRequest(query, Optional.empty()));
    int last = result.columns().size() - 1;
    return result.rows().stream().mapToLong(row -> (Long) row[last]);
  }

  private static long checked(long expected, long actual) {
    if (actual != expected) {
      throw new IllegalStateException("the answer is " + actual + ", not " + expected);
    }
    return actual;
  }
}
