package io.weir.jmh.reference;

import io.weir.jmh.ScratchDirectory;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * How fast are the rows of a day kept, what do they take on disk and in memory, and how long do
 * questions about them take: here, and in the engines with the same rows that are on the class
 * path?
 */
public final class ReferenceBenchmark {
  private static final int ENCODED_ROWS = 20 * 65_536;
  private static final int REDUCED_ROWS_A_DAY = 500_000;
  private static final int DAYS = 30;
  private static final String HOUR =
      "flows last 1h | stats sum(bytes) as traffic by src.ip | top 10 by traffic";

  /** The moment at which the day is asked about: a second and some after its last row. */
  static final Instant END =
      Instant.ofEpochMilli(ReferenceFlows.START_MILLIS + ReferenceFlows.DAY_MILLIS + 1000);

  static final long PEERS_END_MILLIS = END.toEpochMilli() + 1; // is excluded

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
      ReferenceStore.fill(day, rows, rows);
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
    ReferenceStore.fill(day, rows, rows);
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
    try (Peers peers = Peers.open(directory, rows);
        ReferenceStore store = ReferenceStore.open(day, END)) {
      for (Question question : Question.ALL) {
        store.ask(question); // the first would be charged with compiling what all need
      }
      double[] logarithms = new double[peers.all().size()];
      for (Question question : Question.ALL) {
        ask(question, store, peers, logarithms);
      }
      for (int i = 0; i < logarithms.length; i++) {
        System.out.printf(
            Locale.ROOT,
            "%s takes %.1f x as long (geometric mean)%n",
            peers.all().get(i).name(),
            Math.exp(logarithms[i] / Question.ALL.size()));
      }
      System.out.printf(Locale.ROOT, "%.1f MiB of heap after the questions%n", heap() / 1048576.0);
    }
  }

  /** Asks all, and adds the logarithm of what each peer takes in proportion to Weir. */
  private static void ask(Question question, ReferenceStore store, Peers peers, double[] logarithms)
      throws Exception {
    double millis = Median.millis(() -> store.ask(question));
    System.out.printf(Locale.ROOT, "%-66s %,10.1f ms", question.name(), millis);
    for (int i = 0; i < logarithms.length; i++) {
      Peer peer = peers.all().get(i);
      check(question, store.ask(question), peer);
      double other = Median.millis(() -> peer.ask(question, PEERS_END_MILLIS));
      System.out.printf(Locale.ROOT, "%,12.1f ms %6.1f x", other, other / millis);
      logarithms[i] += Math.log(other / millis);
    }
    System.out.println();
  }

  private static void check(Question question, long answer, Peer peer) throws Exception {
    long other = peer.ask(question, PEERS_END_MILLIS);
    require(
        !question.exact() || answer == other,
        "%s: %s answers %d, Weir %d".formatted(question.name(), peer.name(), other, answer));
  }

  /** The last hour's rows are as many in both stores. */
  private void growth() throws Exception {
    for (int days : new int[] {1, DAYS}) {
      Path target = directory.resolve("days" + days);
      ReferenceStore.fill(target, REDUCED_ROWS_A_DAY, (long) days * REDUCED_ROWS_A_DAY);
      Instant end =
          Instant.ofEpochMilli(ReferenceFlows.START_MILLIS + days * ReferenceFlows.DAY_MILLIS);
      try (ReferenceStore store = ReferenceStore.open(target, end)) {
        System.out.printf(
            Locale.ROOT,
            "one hour of %d days: %.2f ms%n",
            days,
            Median.millis(() -> store.ask(HOUR)));
      }
    }
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
