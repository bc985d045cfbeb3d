package io.weir.jmh;

import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.nio.ByteOrder;
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

/**
 * What does a flow sample cost from the datagram's bytes to a finished row, and does it make
 * garbage?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
  private static final VarHandle SEQUENCE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int DATAGRAMS = 64;
  private static final int SAMPLES = DATAGRAMS * 5;

  private final IngestCounters counters = new IngestCounters();
  private final CountingWriter writer = new CountingWriter();
  private byte[][] datagrams;
  private SflowDecoder decoder;
  private InetAddress source;
  private int sequence;

  @Setup
  public void read() {
    datagrams = DemoDatagrams.first(DATAGRAMS);
    TableWriters writers = new TableWriters(writer, writer, writer);
    decoder = new SflowDecoder(writers, counters, new Agents(0), Admission.OPEN);
    source = InetAddress.getLoopbackAddress();
  }

  /** A sample: 128 bytes of header, TCP information and a timestamp. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public long sample() {
    for (byte[] datagram : datagrams) {
      SEQUENCE.set(datagram, 16, ++sequence); // a duplicate would not be decoded
      decoder.decode(datagram, datagram.length, source, 1_800_000_000_000L);
    }
    return writer.rows;
  }

  /** Every sample of every datagram has become a row. */
  @TearDown(Level.Iteration)
  public void check() {
    if (writer.rows * DATAGRAMS != counters.get(IngestCounter.DATAGRAMS) * SAMPLES) {
      throw new IllegalStateException(
          writer.rows + " rows of " + counters.get(IngestCounter.DATAGRAMS) + " datagrams");
    }
  }

  /** Looks at a row, and keeps nothing. */
  private static final class CountingWriter implements RowWriter {
    private long rows;

    @Override
    public boolean append(Row row) {
      rows += row.present(0) == 0 ? 0 : 1;
      return true;
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}
  }
}
