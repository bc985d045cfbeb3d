package io.weir.jmh;

import io.weir.storage.block.Block;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a decoded row of a real agent cost when it is appended to an open block? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {
  private static final int DATAGRAMS = 64;

  private Row[] rows;
  private ScratchDirectory directory;
  private OpenFile file;
  private OpenBlock block;

  @Setup
  public void open() throws IOException {
    rows = DemoRows.ofFirst(DATAGRAMS);
    directory = ScratchDirectory.create();
    file = OpenFile.create(directory.path().resolve("open"), Flows.TABLE);
  }

  /** A row of a full block; all are published at the end. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int append() {
    block = OpenBlock.start(file, 1, new BootId(1, 2));
    int next = 0;
    while (block.append(rows[next])) {
      next = next + 1 == rows.length ? 0 : next + 1;
    }
    block.publish();
    return block.rows();
  }

  /** The block is full, and its frames are as long as those of the rows. */
  @TearDown(Level.Iteration)
  public void check() {
    long expected = 0;
    for (int i = 0; i < Block.MAX_ROWS; i++) {
      expected += rows[i % rows.length].value(Flows.FRAME_BYTES.index());
    }
    if (block.rows() != Block.MAX_ROWS
        || BlockSums.of(block.view().orElseThrow(), Flows.FRAME_BYTES) != expected) {
      throw new IllegalStateException("the block does not hold what was appended");
    }
  }

  @TearDown
  public void close() throws IOException {
    file.close();
    directory.close();
  }
}
