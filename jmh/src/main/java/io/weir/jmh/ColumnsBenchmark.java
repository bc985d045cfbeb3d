package io.weir.jmh;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.io.IOException;
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

/** What does a flow sample cost from its datagram's bytes to the columns of an open block? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ColumnsBenchmark {
  private final DemoStream stream = DemoStream.ofAll();
  private final DemoStream headers = DemoStream.ofHeaders();
  private ScratchDirectory directory;
  private OpenFile file;
  private Blocks blocks;
  private SflowDecoder decoder;

  @Setup
  public void open() throws IOException {
    directory = ScratchDirectory.create();
    file = OpenFile.create(directory.path().resolve("open"), Flows.TABLE);
    blocks = new Blocks(file);
    TableWriters writers = new TableWriters(blocks, blocks, blocks);
    decoder = new SflowDecoder(writers, new IngestCounters(), new Agents(0), Admission.OPEN);
  }

  /** A sample of a datagram of five, which queries see when it is decoded. */
  @Benchmark
  @OperationsPerInvocation(DemoStream.SAMPLES)
  public int sample() {
    stream.decode(decoder);
    return blocks.block.rows();
  }

  /** The same of an agent that sends nothing but the header. */
  @Benchmark
  @OperationsPerInvocation(DemoStream.SAMPLES)
  public int sampleOfHeader() {
    headers.decode(decoder);
    return blocks.block.rows();
  }

  /** The frames of the block's rows are as long as those of the samples. */
  @TearDown
  public void close() throws IOException {
    Row[] rows = DemoRows.ofFirst(DemoStream.DATAGRAMS);
    long expected = 0;
    for (long i = blocks.rowsBefore; i < blocks.rowsBefore + blocks.block.rows(); i++) {
      expected += rows[(int) (i % rows.length)].value(Flows.FRAME_BYTES.index());
    }
    if (BlockSums.of(blocks.block.view().orElseThrow(), Flows.FRAME_BYTES) != expected) {
      throw new IllegalStateException("the block does not hold what was decoded");
    }
    file.close();
    directory.close();
  }

  /** One block after the other, in the same file. */
  private static final class Blocks implements RowWriter {
    private final OpenFile file;
    private OpenBlock block;
    private long rowsBefore; // in blocks that were full

    Blocks(OpenFile file) {
      this.file = file;
      this.block = start(0);
    }

    @Override
    public boolean append(Row row) {
      if (block.append(row)) {
        return true;
      }
      block.publish();
      rowsBefore += block.rows();
      block = start(block.sequence() + 1);
      return block.append(row);
    }

    @Override
    public void publish() {
      block.publish();
    }

    @Override
    public void close() {}

    private OpenBlock start(long sequence) {
      return OpenBlock.start(file, sequence, new BootId(1, 2));
    }
  }
}
