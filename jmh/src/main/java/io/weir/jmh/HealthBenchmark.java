package io.weir.jmh;

import io.weir.collector.health.judge.Sensitivity;
import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.health.measure.HealthMinutes;
import io.weir.collector.health.measure.HealthParts;
import io.weir.collector.health.score.Thresholds;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.count.Counts;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Paths;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does path health take for a minute of a million samples, be they of ten paths or of
 * 100,000, from the rows of flows to those of paths?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12) // ten minutes make a baseline
@Measurement(iterations = 5)
@Fork(1)
public class HealthBenchmark {
  private static final int SAMPLES = 1_000_000;
  private static final int MAX_PROVIDERS = 100;
  private static final int PORTS = 1000;
  private static final long START_MILLIS = 1_700_000_040_000L; // a whole minute

  @Param({"10", "100000"})
  private int paths;

  private final Text source = Text.of("src");
  private final Text sent = Text.of("sent");
  private ScratchDirectory directory;
  private Store store;
  private QueryEngine engine;
  private final Counts<HealthCounter> counters = new Counts<>(HealthCounter.class);
  private HealthMinutes minutes;
  private long runs;

  @Setup
  public void fill() throws IOException, StoreException {
    directory = ScratchDirectory.create();
    store = Store.open(directory.path(), StoreSettings.DEFAULT);
    engine = new QueryEngine(store::snapshot, 1, Clock.systemUTC());
    append();
    minutes =
        HealthMinutes.from(
            START_MILLIS,
            new HealthParts(store, engine, Sensitivity.DEFAULT, Thresholds.DEFAULT, counters));
  }

  /** Scans a million rows, judges their paths, and writes a row for each. */
  @Benchmark
  public void minute() {
    minutes.run(START_MILLIS);
    runs++;
  }

  /** Each run has written a row for each path. */
  @TearDown
  public void check() throws IOException {
    minutes.close();
    if (store.rows(Paths.TABLE) != runs * paths || counters.get(HealthCounter.ROWS_LOST) != 0) {
      throw new IllegalStateException("there is not a row for each path");
    }
    engine.close();
    store.close();
    directory.close();
  }

  private void append() throws StoreException {
    SplittableRandom random = new SplittableRandom(6);
    int providers = Math.min(paths, MAX_PROVIDERS);
    Text[] subnetNames = texts("subnet ", paths / providers);
    Text[] providerNames = texts("provider ", providers);
    Row row = new Row(Flows.TABLE);
    try (RowWriter writer = store.writer(Flows.TABLE)) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        int subnet = sample % paths / providers;
        int provider = sample % providers;
        row.clear();
        row.set(Flows.TIME, START_MILLIS + random.nextInt(60_000));
        row.setText(Flows.LOCAL_END, source);
        row.setText(Flows.LOCAL_SUBNET, subnetNames[subnet]);
        row.setText(Flows.PROVIDER, providerNames[provider]);
        row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(subnet << 8 | sample % 3));
        row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(provider << 8));
        row.set(Flows.SOURCE_PORT, random.nextInt(PORTS));
        row.set(Flows.DESTINATION_PORT, 443);
        row.set(Flows.PROTOCOL, 6);
        row.set(Flows.SAMPLING_RATE, 1000);
        row.set(Flows.FRAME_BYTES, 1000);
        row.set(Flows.TCP_FLAGS, 16);
        row.setText(Flows.TCP_DIRECTION, sent);
        row.set(Flows.TCP_RTT, 20_000 + random.nextInt(2000));
        row.set(Flows.TCP_RETRANSMITS, random.nextInt(1000) == 0 ? 1 : 0);
        while (!writer.append(row)) {
          LockSupport.parkNanos(1_000_000); // until a block is sealed
        }
      }
    }
  }

  private static Text[] texts(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> Text.of(name + i)).toArray(Text[]::new);
  }
}
