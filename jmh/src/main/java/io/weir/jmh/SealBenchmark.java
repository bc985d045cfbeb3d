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
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * What does a row of 24 fields cost when it is appended to an open block, and when its block is
 * sealed?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealBenchmark {
  private static final BootId BOOT = new BootId(1, 2);

  private final BlockEncoder encoder = new BlockEncoder();
  private final GeneratedFlows flows = new GeneratedFlows();
  private Path directory;
  private OpenFile full;
  private OpenFile scratch;
  private Block block;
  private Row row;

  @Setup
  public void fill() throws IOException {
    directory = Files.createTempDirectory("weir-benchmark");
    full = OpenFile.create(directory.resolve("full"), Flows.TABLE);
    scratch = OpenFile.create(directory.resolve("scratch"), Flows.TABLE);
    OpenBlock open = OpenBlock.start(full, 0, BOOT);
    while (open.append(flows.next())) {}
    open.publish();
    block = open.view().orElseThrow();
    row = flows.next();
  }

  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int append() {
    OpenBlock open = OpenBlock.start(scratch, 1, BOOT);
    while (open.append(row)) {}
    open.publish();
    return open.rows();
  }

  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int seal() {
    return encoder.encode(Flows.TABLE, block).remaining();
  }

  /** The sealed block is whole, and has every row. */
  @TearDown
  public void check() throws IOException, DamagedBlockException {
    ByteBuffer sealed = encoder.encode(Flows.TABLE, block);
    if (SealedBlock.open(MemorySegment.ofBuffer(sealed)).rows() != Block.MAX_ROWS) {
      throw new IllegalStateException("rows are missing");
    }
    System.out.printf("%.1f bytes a row%n", (double) sealed.remaining() / Block.MAX_ROWS);
    full.close();
    scratch.close();
    Files.delete(directory.resolve("full"));
    Files.delete(directory.resolve("scratch"));
    Files.delete(directory);
  }
}
