package io.weir.jmh;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.FileNames;
import io.weir.collector.config.Settings;
import io.weir.collector.resource.Resources;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to say of a row what is known of its addresses, while they come again and while
 * each is new? The inventory says everything of both ends. The properties {@code weir.as-database}
 * and {@code weir.city-database} name databases to ask, too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnrichBenchmark implements RowWriter {
  static final String RESOURCES =
      """
      local:
        - region: eu-central-1
          vpc: vpc-0a1b2c3d
          networks:
            - {zone: eu-central-1a, service: web, name: front, cidr: 10.0.0.0/9, subnets: /24}
            - {zone: eu-central-1b, service: db, name: back, cidr: 10.128.0.0/9, subnets: /24}
      """;
  private static final int ROWS = 1 << 16;

  /** How many remote addresses there are; as many as rows is more than any cache holds. */
  @Param({"1000", "65536"})
  private int remotes;

  private final Row row = new Row(Flows.TABLE);
  private final int[] remote = new int[ROWS];
  private ScratchDirectory directory;
  private Resources resources;
  private RowWriter writer;
  private long rows;
  private long outbound;

  @Setup
  public void read() throws IOException {
    directory = ScratchDirectory.create();
    Path inventory = Files.writeString(directory.path().resolve("resources.yaml"), RESOURCES);
    resources =
        new Resources(
            Configuration.defaults()
                .with(Settings.RESOURCES_FILE, new FileNames(List.of(inventory)))
                .with(Settings.GEO_AS_DATABASE, database("weir.as-database"))
                .with(Settings.GEO_CITY_DATABASE, database("weir.city-database")));
    resources.refresh();
    writer = resources.enriching(Flows.TABLE, this);
    Random random = new Random(1);
    int[] addresses = random.ints(remotes, 11 << 24, 127 << 24).toArray();
    for (int i = 0; i < ROWS; i++) {
      remote[i] = addresses[i % remotes];
    }
  }

  /** A row from one of 256 local hosts, with no other field than its addresses. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long enrich() {
    for (int i = 0; i < ROWS; i++) {
      row.clear();
      row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(10 << 24 | (i & 0xff) << 8 | 1));
      row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(remote[i]));
      writer.append(row);
    }
    return rows;
  }

  @Override
  public boolean append(Row enriched) {
    rows++;
    outbound += enriched.has(Flows.LOCAL_SUBNET) ? 1 : 0;
    return true;
  }

  @Override
  public void publish() {}

  @Override
  public void close() {}

  /** Every row was found to come from a local subnet. */
  @TearDown
  public void check() throws IOException {
    if (rows == 0 || outbound != rows || !resources.problems().isEmpty()) {
      throw new IllegalStateException(
          outbound + " of " + rows + " rows are of a subnet; " + resources.problems());
    }
    resources.close();
    directory.close();
  }

  private static FileNames database(String property) {
    return FileNames.parse(System.getProperty(property, "none"));
  }
}
