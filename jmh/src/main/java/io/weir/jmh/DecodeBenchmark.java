package io.weir.jmh;

import io.weir.collector.agent.Agents;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.FileNames;
import io.weir.collector.config.Settings;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.resource.Resources;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
 * What does a flow sample cost from the datagram's bytes to a finished row, and in a store that
 * seals as fast as it can; and does it make garbage?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
  private final DemoStream stream = DemoStream.ofAll();

  /** A sample: 128 bytes of header, TCP information and a timestamp. */
  @Benchmark
  @OperationsPerInvocation(DemoStream.SAMPLES)
  public long sample(Nowhere target) {
    stream.decode(target.decoder);
    return target.rows;
  }

  /** The same, and all that the inventory says of its two ends. */
  @Benchmark
  @OperationsPerInvocation(DemoStream.SAMPLES)
  public long sampleEnriched(Enriched target) {
    stream.decode(target.decoder);
    return target.nowhere.rows;
  }

  /** The same, kept: the sealer has a thread of its own, for which the decoder waits. */
  @Benchmark
  @OperationsPerInvocation(DemoStream.SAMPLES)
  public void sampleIntoStore(IntoStore target) {
    stream.decode(target.decoder);
  }

  private static void check(long rows, IngestCounters counters) {
    long datagrams = counters.get(IngestCounter.DATAGRAMS);
    if (datagrams == 0 || rows * DemoStream.DATAGRAMS != datagrams * DemoStream.SAMPLES) {
      throw new IllegalStateException(rows + " rows of " + datagrams + " datagrams");
    }
  }

  /** Looks at a row, and keeps nothing. */
  @State(Scope.Thread)
  public static class Nowhere implements RowWriter {
    private final IngestCounters counters = new IngestCounters();
    private SflowDecoder decoder;
    private long rows;

    @Setup
    public void begin() {
      TableWriters writers = new TableWriters(this, this, this);
      decoder = new SflowDecoder(writers, counters, new Agents(0), Admission.OPEN);
    }

    @Override
    public boolean append(Row row) {
      rows += row.present(0) == 0 ? 0 : 1;
      return true;
    }

    @Override
    public void publish() {}

    /** Every sample of every datagram has become a row. */
    @Override
    @TearDown
    public void close() {
      check(rows, counters);
    }
  }

  /** Says of each row what an inventory knows, and keeps nothing. */
  @State(Scope.Thread)
  public static class Enriched {
    private final Nowhere nowhere = new Nowhere();
    private ScratchDirectory directory;
    private Resources resources;
    private SflowDecoder decoder;

    @Setup
    public void begin() throws IOException {
      directory = ScratchDirectory.create();
      Path inventory =
          Files.writeString(directory.path().resolve("resources.yaml"), EnrichBenchmark.RESOURCES);
      resources =
          new Resources(
              Configuration.defaults()
                  .with(Settings.RESOURCES_FILE, new FileNames(List.of(inventory))));
      resources.refresh();
      RowWriter flows = resources.enriching(Flows.TABLE, nowhere);
      TableWriters writers = new TableWriters(flows, nowhere, nowhere);
      decoder = new SflowDecoder(writers, nowhere.counters, new Agents(0), Admission.OPEN);
    }

    /** Every sample of every datagram has become a row. */
    @TearDown
    public void close() throws IOException {
      nowhere.close();
      resources.close();
      directory.close();
    }
  }

  /** A store, and a writer that waits for it. */
  @State(Scope.Thread)
  public static class IntoStore {
    private final IngestCounters counters = new IngestCounters();
    private ScratchDirectory directory;
    private Store store;
    private TableWriters writers;
    private SflowDecoder decoder;

    @Setup
    public void open() throws IOException, StoreException {
      directory = ScratchDirectory.create();
      store = Store.open(directory.path(), StoreSettings.DEFAULT);
      writers = TableWriters.open(store, Duration.ofMinutes(1), Resources.undeclared());
      decoder = new SflowDecoder(writers, counters, new Agents(0), Admission.OPEN);
    }

    /** The store holds a row of every sample of every datagram. */
    @TearDown
    public void close() throws IOException {
      writers.close();
      check(store.rows(Flows.TABLE), counters);
      store.close();
      directory.close();
    }
  }
}
