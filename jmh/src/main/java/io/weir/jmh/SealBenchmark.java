package io.weir.jmh;

import io.weir.storage.block.Block;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does a row cost when its block is encoded and indexed, and how many bytes does it take? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealBenchmark {
  private final BlockEncoder encoder = new BlockEncoder();
  private ScratchDirectory directory;
  private OpenFile file;
  private Block block;
  private long frameBytes;

  @Setup
  public void fill() throws IOException {
    directory = ScratchDirectory.create();
    file = OpenFile.create(directory.path().resolve("open"), Flows.TABLE);
    OpenBlock open = OpenBlock.start(file, 0, new BootId(1, 2));
    GeneratedFlows flows = new GeneratedFlows();
    Row row = flows.next();
    while (open.append(row)) {
      frameBytes += row.value(Flows.FRAME_BYTES.index());
      row = flows.next();
    }
    open.publish();
    block = open.view().orElseThrow();
  }

  /** A row of a full block of generated flows, 24 fields wide. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int seal() {
    return encoder.encode(Flows.TABLE, block).remaining();
  }

  /** The sealed block is whole, and its frames add up. */
  @TearDown
  public void check() throws IOException, DamagedBlockException {
    ByteBuffer bytes = encoder.encode(Flows.TABLE, block);
    Block sealed = SealedBlock.open(MemorySegment.ofBuffer(bytes));
    if (sealed.rows() != Block.MAX_ROWS || BlockSums.of(sealed, Flows.FRAME_BYTES) != frameBytes) {
      throw new IllegalStateException("the sealed block does not hold what was appended");
    }
    System.out.printf("%.1f bytes a row%n", (double) bytes.remaining() / Block.MAX_ROWS);
    file.close();
    directory.close();
  }
}
