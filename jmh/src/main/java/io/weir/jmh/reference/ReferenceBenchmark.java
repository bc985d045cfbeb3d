package io.weir.jmh.reference;

import io.weir.collector.ingest.PatientWriter;
import io.weir.jmh.ScratchDirectory;
import io.weir.query.QueryEngine;
import io.weir.query.QueryException;
import io.weir.query.QueryLimits;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast are the rows of a day kept, what do they take on disk and in memory, and how long do
 * questions about them take: here, and in DuckDB with the same rows where its driver is on the
 * class path?
 */
public final class ReferenceBenchmark {
  private static final int RUNS = 7;
  private static final long WARM_NANOS = 2_000_000_000;
  private static final long ENOUGH_NANOS = 500_000_000; // of runs that take less, there are more
  private static final int SHORT_RUNS = 301; // of a question that takes a millisecond or two
  private static final int ENCODED_ROWS = 20 * 65_536;
  private static final int REDUCED_ROWS_A_DAY = 500_000;
  private static final int DAYS = 30;

  private final long rows;
  private final Path directory;

  private ReferenceBenchmark(long rows, Path directory) {
    this.rows = rows;
    this.directory = directory;
  }

  /**
   * Measures.
   *
   * @param arguments how many rows the day has, 5,000,000 unless given; then a directory to keep
   *     them in, whose rows another run asks again, without filling anything
   */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length == 0 ? 5_000_000 : Long.parseLong(arguments[0]);
    if (arguments.length > 1) {
      new ReferenceBenchmark(rows, Path.of(arguments[1])).ask();
      return;
    }
    try (ScratchDirectory scratch = ScratchDirectory.create()) {
      new ReferenceBenchmark(rows, scratch.path()).run();
    }
  }

  private void ask() throws Exception {
    printMachine();
    Path day = directory.resolve("day");
    if (!Files.isDirectory(day)) {
      fill(day, rows, rows);
    }
    questions(day);
  }

  private void printMachine() {
    System.out.printf(
        Locale.ROOT,
        "%,d rows, Java %s, %s%n",
        rows,
        Runtime.version(),
        System.getProperty("os.version"));
  }

  private void run() throws Exception {
    printMachine();
    encode();
    Path day = directory.resolve("day");
    fill(day, rows, rows);
    open(day);
    questions(day);
    growth();
  }

  /** What a row costs from an append to its encoded, indexed block, on one thread. */
  private void encode() throws IOException {
    try (OpenFile file = OpenFile.create(directory.resolve("block.open"), Flows.TABLE)) {
      appendAndEncode(file);
      long generating = generate();
      long all = appendAndEncode(file);
      System.out.printf(
          Locale.ROOT,
          "append, encode, index: %,.2f M rows/s a core%n",
          1e3 * ENCODED_ROWS / (all - generating));
    }
  }

  private static long generate() {
    ReferenceFlows flows = new ReferenceFlows(ENCODED_ROWS);
    long begin = threadNanos();
    long sum = 0;
    for (int i = 0; i < ENCODED_ROWS; i++) {
      sum += flows.next().value(Flows.TIME.index());
    }
    require(sum > 0, "no row has a time");
    return threadNanos() - begin;
  }

  private static long appendAndEncode(OpenFile file) {
    ReferenceFlows flows = new ReferenceFlows(ENCODED_ROWS);
    BlockEncoder encoder = new BlockEncoder();
    long begin = threadNanos();
    for (int i = 0; i < ENCODED_ROWS; ) {
      OpenBlock block = OpenBlock.start(file, i, new BootId(1, 2));
      while (!block.isFull() && block.append(flows.next())) {
        i++;
        if (i % 16 == 0) {
          block.publish();
        }
      }
      block.publish();
      require(encoder.encode(Flows.TABLE, block.view().orElseThrow()).hasRemaining(), "no bytes");
    }
    return threadNanos() - begin;
  }

  static void fill(Path target, long rowsADay, long rows) throws Exception {
    long begin = System.nanoTime();
    try (Store store = Store.open(target, StoreSettings.DEFAULT)) {
      ReferenceFlows flows = new ReferenceFlows(rowsADay);
      try (RowWriter writer = new PatientWriter(store.writer(Flows.TABLE), Duration.ofMinutes(1))) {
        for (long i = 0; i < rows; i++) {
          require(writer.append(flows.next()), "a row is lost");
          if (i % 16 == 0) {
            writer.publish();
          }
        }
      }
      while (store.counters().get(StoreCounter.BLOCKS_SEALED) < rows >> 16) {
        LockSupport.parkNanos(1_000_000);
      }
      double bytes = store.counters().get(StoreCounter.BYTES_SEALED);
      System.out.printf(
          Locale.ROOT,
          "%,d rows kept in %.1f s, %.2f bytes a row, indexes included%n",
          rows,
          (System.nanoTime() - begin) / 1e9,
          bytes / (rows >> 16 << 16));
    }
  }

  private void open(Path day) throws StoreException {
    long before = heap();
    long begin = System.nanoTime();
    try (Store store = Store.open(day, StoreSettings.DEFAULT)) {
      double millis = (System.nanoTime() - begin) / 1e6;
      require(store.rows(Flows.TABLE) == rows, "rows are lost");
      System.out.printf(
          Locale.ROOT,
          "opened in %.0f ms; %.1f MiB of heap%n",
          millis,
          (heap() - before) / 1048576.0);
    }
  }

  private void questions(Path day) throws Exception {
    Optional<DuckDb> duck = DuckDb.create(directory);
    if (duck.isPresent() && duck.get().isEmpty()) {
      long begin = System.nanoTime();
      duck.get().load(new ReferenceFlows(rows), rows);
      System.out.printf(
          Locale.ROOT,
          "DuckDB %s: loaded in %.1f s, %.2f bytes a row%n",
          duck.get().version(),
          (System.nanoTime() - begin) / 1e9,
          (double) duck.get().bytes() / rows);
    }
    Instant end = Instant.ofEpochMilli(ReferenceFlows.START_MILLIS + 86_401_000);
    try (Store store = Store.open(day, StoreSettings.DEFAULT);
        QueryEngine engine = engine(store, end)) {
      for (Question question : Question.ALL) {
        ask(engine, question); // the first would be charged with compiling what all need
      }
      double logarithms = 0;
      for (Question question : Question.ALL) {
        long[] answers = new long[2];
        double weir = medianMillis(RUNS, () -> answers[0] = ask(engine, question));
        String other = "";
        if (duck.isPresent()) {
          long to = end.toEpochMilli() + 1;
          double millis = medianMillis(RUNS, () -> answers[1] = duck.get().ask(question, to));
          require(
              !question.exact() || answers[0] == answers[1],
              question + " " + answers[0] + " " + answers[1]);
          other = String.format(Locale.ROOT, "%,10.1f ms %6.1f x", millis, millis / weir);
          logarithms += Math.log(millis / weir);
        }
        System.out.printf(Locale.ROOT, "%-66s %,10.1f ms %s%n", question.name(), weir, other);
      }
      if (duck.isPresent()) {
        double mean = Math.exp(logarithms / Question.ALL.size());
        System.out.printf(Locale.ROOT, "DuckDB takes %.1f x as long (geometric mean)%n", mean);
      }
      System.out.printf(Locale.ROOT, "%.1f MiB of heap after the questions%n", heap() / 1048576.0);
    }
    if (duck.isPresent()) {
      duck.get().close();
    }
  }

  /** The last hour's rows are as many in both stores. */
  private void growth() throws Exception {
    for (int days : new int[] {1, DAYS}) {
      Path store = directory.resolve("days" + days);
      fill(store, REDUCED_ROWS_A_DAY, (long) days * REDUCED_ROWS_A_DAY);
      Instant end =
          Instant.ofEpochMilli(ReferenceFlows.START_MILLIS + days * ReferenceFlows.DAY_MILLIS);
      try (Store opened = Store.open(store, StoreSettings.DEFAULT);
          QueryEngine engine = engine(opened, end)) {
        Question hour =
            new Question(
                "", "1h", "stats sum(bytes) as traffic by src.ip | top 10 by traffic", "", true);
        var _ = medianMillis(SHORT_RUNS, () -> ask(engine, hour)); // warms up
        System.out.printf(
            Locale.ROOT,
            "one hour of %d days: %.2f ms%n",
            days,
            medianMillis(SHORT_RUNS, () -> ask(engine, hour)));
      }
    }
  }

  /** An engine that reads the rows each time: others are not asked to remember answers, either. */
  private static QueryEngine engine(Store store, Instant end) {
    QueryLimits limits = QueryLimits.DEFAULT.remembering(0);
    return new QueryEngine(store::snapshot, 2, Clock.fixed(end, ZoneOffset.UTC), limits);
  }

  /** What the last column adds up to. */
  private static long ask(QueryEngine engine, Question question)
      throws QueryException, InterruptedException {
    String text = "flows last " + question.range() + " | " + question.weir();
    QueryResult result = engine.run(new QueryRequest(text, Optional.empty()));
    int last = result.columns().size() - 1;
    return result.rows().stream().mapToLong(row -> ((Number) row[last]).longValue()).sum();
  }

  private static double medianMillis(int runs, Callable<Long> question) throws Exception {
    long warm = System.nanoTime() + WARM_NANOS;
    do {
      question.call();
    } while (System.nanoTime() < warm);
    List<Long> nanos = new ArrayList<>();
    long enough = System.nanoTime() + ENOUGH_NANOS;
    while (nanos.size() < runs || System.nanoTime() < enough) {
      long begin = System.nanoTime();
      question.call();
      nanos.add(System.nanoTime() - begin);
    }
    Collections.sort(nanos);
    return nanos.get(nanos.size() / 2) / 1e6;
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
