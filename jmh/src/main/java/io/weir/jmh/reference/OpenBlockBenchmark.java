package io.weir.jmh.reference;

import io.weir.jmh.ScratchDirectory;
import io.weir.query.QueryException;
import io.weir.storage.block.Block;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 * Do sixteen full blocks answer as fast while they are open, each still held by its writer, as once
 * they are sealed? Each process has both, as a collector does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OpenBlockBenchmark {
  private static final int BLOCKS = 16;
  private static final int ROWS = BLOCKS * Block.MAX_ROWS;

  /** Which of the reference questions, from 1. */
  @Param({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})
  public int question;

  /** Behind the question in the alphabet, so that JMH measures both states one after the other. */
  @Param({"sealed", "open"})
  public String state;

  private final List<RowWriter> writers = new ArrayList<>();
  private ScratchDirectory directory;
  private ReferenceStore open;
  private ReferenceStore sealed;
  private ReferenceStore asked;
  private long answer;

  @Setup
  public void fill() throws Exception {
    directory = ScratchDirectory.create();
    sealed = fill("sealed");
    writers.forEach(RowWriter::close);
    writers.clear();
    while (sealed.store().counters().get(StoreCounter.BLOCKS_SEALED) < BLOCKS) {
      LockSupport.parkNanos(1_000_000);
    }
    open = fill("open");
    asked = state.equals("open") ? open : sealed;
    answer = sealed.ask(Question.ALL.get(question - 1));
    checked(open.ask(Question.ALL.get(question - 1)));
  }

  @Benchmark
  public long ask() throws QueryException, InterruptedException {
    return checked(asked.ask(Question.ALL.get(question - 1)));
  }

  @TearDown
  public void close() throws IOException {
    writers.forEach(RowWriter::close);
    open.close();
    sealed.close();
    directory.close();
  }

  /** Each block of the store has a writer, which keeps it open. */
  private ReferenceStore fill(String name) throws StoreException {
    Path path = directory.path().resolve(name);
    ReferenceStore store = ReferenceStore.open(path, ReferenceBenchmark.END);
    ReferenceFlows flows = new ReferenceFlows(ROWS);
    for (int block = 0; block < BLOCKS; block++) {
      RowWriter writer = store.store().writer(Flows.TABLE);
      writers.add(writer);
      for (int row = 0; row < Block.MAX_ROWS; row++) {
        writer.append(flows.next());
      }
      writer.publish();
    }
    return store;
  }

  private long checked(long actual) {
    if (actual != answer) {
      throw new IllegalStateException("the answer is " + actual + ", not " + answer);
    }
    return actual;
  }
}
