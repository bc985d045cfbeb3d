package io.weir.jmh;

import io.weir.storage.block.Block;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.block.Column;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.Rows;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.lang.foreign.Arena;
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

/**
 * What does a row cost when one column of a sealed block is read from end to end? With {@code
 * --add-modules jdk.incubator.vector} it is read by vectors, else number by number.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UnpackBenchmark {
  private static final int BATCH = 4096;
  private static final long[] INPUTS = {0b1001_0001_0010};

  private final Rows rows = new Rows(BATCH);
  private final long[] longs = new long[BATCH];
  private final long[] marks = new long[BATCH / Long.SIZE];
  private final int[] codes = new int[BATCH];
  private final Arena arena = Arena.ofConfined();
  private Column frameBytes;
  private Column sourcePort;
  private Column input;
  private long frameBytesSum;
  private int longFrames;
  private int fewInputs;

  @Setup
  public void seal() throws IOException, DamagedBlockException {
    try (ScratchDirectory directory = ScratchDirectory.create();
        OpenFile file = OpenFile.create(directory.path().resolve("open"), Flows.TABLE)) {
      OpenBlock open = OpenBlock.start(file, 0, new BootId(1, 2));
      GeneratedFlows flows = new GeneratedFlows();
      for (Row row = flows.next(); open.append(row); row = flows.next()) {
        long bytes = row.value(Flows.FRAME_BYTES.index());
        frameBytesSum += bytes;
        longFrames += bytes >= 1000 ? 1 : 0;
        long code = row.value(Flows.INPUT.index()) - 1; // there are inputs from 1 on
        fewInputs += (INPUTS[0] >>> code & 1) != 0 ? 1 : 0;
      }
      open.publish();
      ByteBuffer bytes = new BlockEncoder().encode(Flows.TABLE, open.view().orElseThrow());
      SealedBlock block =
          SealedBlock.open(
              arena.allocate(bytes.remaining()).copyFrom(MemorySegment.ofBuffer(bytes)));
      frameBytes = column(block, Flows.FRAME_BYTES);
      sourcePort = column(block, Flows.SOURCE_PORT);
      input = column(block, Flows.INPUT);
    }
  }

  /** Numbers of 11 bits. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public long sum() {
    long sum = sumOf(frameBytes);
    if (sum != frameBytesSum) {
      throw new IllegalStateException("the sum is " + sum + ", not " + frameBytesSum);
    }
    return sum;
  }

  /** Numbers of 16 bits. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public long sumOfPorts() {
    return sumOf(sourcePort);
  }

  /** Codes of 6 bits. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int codes() {
    int last = 0;
    for (int first = 0; first < Block.MAX_ROWS; first += BATCH) {
      rows.range(first, BATCH);
      input.codes(rows, codes);
      last += codes[BATCH - 1];
    }
    return last;
  }

  /** Which of the numbers of 11 bits are at least 1,000. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int between() {
    int count = 0;
    for (int first = 0; first < Block.MAX_ROWS; first += BATCH) {
      rows.range(first, BATCH);
      frameBytes.longsBetween(rows, 1000, 2000, marks);
      count += count(marks);
    }
    return checked(longFrames, count);
  }

  /** Which of the codes of 6 bits are in a set of a few. */
  @Benchmark
  @OperationsPerInvocation(Block.MAX_ROWS)
  public int in() {
    int count = 0;
    for (int first = 0; first < Block.MAX_ROWS; first += BATCH) {
      rows.range(first, BATCH);
      input.codesIn(rows, INPUTS, marks);
      count += count(marks);
    }
    return checked(fewInputs, count);
  }

  @TearDown
  public void close() {
    arena.close();
  }

  private static int count(long[] marks) {
    int count = 0;
    for (long word : marks) {
      count += Long.bitCount(word);
    }
    return count;
  }

  private static int checked(int expected, int actual) {
    if (actual != expected) {
      throw new IllegalStateException(actual + " rows are marked, not " + expected);
    }
    return actual;
  }

  private long sumOf(Column column) {
    long sum = 0;
    for (int first = 0; first < Block.MAX_ROWS; first += BATCH) {
      rows.range(first, BATCH);
      column.longs(rows, longs);
      for (long value : longs) {
        sum += value;
      }
    }
    return sum;
  }

  private static Column column(SealedBlock block, Field field) {
    return block.column(field).orElseThrow();
  }
}
