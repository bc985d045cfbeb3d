package io.weir.collector;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.ConfigurationException;
import io.weir.collector.health.HealthBackfill;
import io.weir.collector.health.HealthSettings;
import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.pcap.Import;
import io.weir.collector.pcap.Imported;
import io.weir.collector.resource.Resources;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.count.Counts;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir import}: takes captures of the past in, at their own times. */
@Command(name = "import", description = "Take in captures of the past, at their own times.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE.pcap",
      arity = "1..*",
      description = "Captures, plain or compressed with gzip.")
  private List<Path> files;

  @ArgGroup(multiplicity = "1")
  private Destination destination;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings in YAML, of which --data takes what names resources and databases of addresses.")
  private Path file;

  /** Where to take them in: a directory or a collector. */
  private static final class Destination {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        required = true,
        description = "A data directory that no collector uses.")
    private Path data;

    @Option(
        names = "--server",
        paramLabel = "URL",
        required = true,
        converter = ServerOption.class,
        description = "A collector that runs, as in " + ServerOption.DEFAULT + ".")
    private URI server;
  }

  @Override
  public Integer call() throws Exception {
    if (destination.server != null) {
      send();
    } else {
      take();
    }
    return 0;
  }

  private void send() throws CommandFailure, InterruptedException, IOException {
    try (ApiClient client = new ApiClient(destination.server)) {
      for (Path capture : files) {
        report(capture, client.importCapture(capture).getLong("datagrams"));
      }
    }
  }

  private void take() throws CommandFailure, ConfigurationException, StoreException, IOException {
    IngestCounters counters = new IngestCounters();
    HealthSettings health = HealthSettings.of(configuration());
    try (Resources resources = resources();
        Store store = Store.open(destination.data, StoreSettings.DEFAULT);
        QueryEngine engine = new QueryEngine(store::snapshot, 1, Clock.systemUTC())) {
      for (Path capture : files) {
        Imported imported = Import.run(capture, store, counters, resources);
        if (!imported.isEmpty()) {
          HealthBackfill.run(
              imported.firstMillis(),
              imported.lastMillis(),
              health.parts(store, engine, new Counts<>(HealthCounter.class)));
        }
        report(capture, imported.datagrams());
      }
    }
  }

  /** What is known of addresses: all of it, since what is taken in stays as it is. */
  private Resources resources() throws CommandFailure, ConfigurationException {
    Resources resources = new Resources(configuration());
    resources.refresh();
    if (!resources.problems().isEmpty()) {
      resources.close();
      throw new CommandFailure(String.join(System.lineSeparator(), resources.problems()));
    }
    return resources;
  }

  private Configuration configuration() throws ConfigurationException {
    return file == null ? Configuration.defaults() : Configuration.read(file);
  }

  private void report(Path capture, long datagrams) {
    spec.commandLine().getOut().printf("%s: %,d datagrams of sFlow%n", capture, datagrams);
  }
}
