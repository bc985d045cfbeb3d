package io.weir.collector;

import io.weir.collector.agent.Agents;
import io.weir.collector.agent.SenderLimits;
import io.weir.collector.alert.Alerting;
import io.weir.collector.alert.AlertingSettings;
import io.weir.collector.alert.EventLog;
import io.weir.collector.alert.Recorder;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.SecretSource;
import io.weir.collector.config.Settings;
import io.weir.collector.console.SavedQueries;
import io.weir.collector.health.HealthSettings;
import io.weir.collector.health.PathHealth;
import io.weir.collector.health.measure.HealthCounter;
import io.weir.collector.http.ApiParts;
import io.weir.collector.http.ApiServer;
import io.weir.collector.http.EngineQueries;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.DatagramDecoder;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.Receivers;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.metrics.AlertMetrics;
import io.weir.collector.metrics.IngestMetrics;
import io.weir.collector.metrics.Metrics;
import io.weir.collector.metrics.QueryMetrics;
import io.weir.collector.metrics.ResourceMetrics;
import io.weir.collector.metrics.StoreMetrics;
import io.weir.collector.monitor.aws.KeyPairs;
import io.weir.collector.monitor.aws.MonitorService;
import io.weir.collector.pcap.Import;
import io.weir.collector.pcap.Imported;
import io.weir.collector.resource.Resources;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.collector.telemetry.JsonDecoder;
import io.weir.query.QueryLimits;
import io.weir.query.engine.QueryEngine;
import io.weir.storage.count.Counts;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Events;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.store.Retention;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that receives, keeps and answers, on one data directory: started from the store
 * outwards, and stopped the other way round. One thread starts and closes it.
 */
final class Collector implements AutoCloseable {
  /** How long a receiver waits for a block to be sealed, while the kernel queues what comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Configuration configuration;
  private final Clock clock;
  private final Agents agents;
  private final Resources resources;
  private final SavedQueries savedQueries;
  private final IngestCounters counters = new IngestCounters();
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private Store store;
  private final List<Receivers> receivers = new ArrayList<>();
  private MonitorService monitors;
  private final Counts<HealthCounter> healthCounters = new Counts<>(HealthCounter.class);
  private Optional<PathHealth> health = Optional.empty();
  private ApiServer server;

  /** A collector that is yet to be started. */
  Collector(Configuration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.agents = new Agents(configuration.get(Settings.UDP_AGENT_LIMIT));
    this.resources = new Resources(configuration);
    this.savedQueries =
        new SavedQueries(configuration.get(Settings.DATA_DIRECTORY).resolve("queries.json"));
  }

  /**
   * Opens the store, then listens. Whether it succeeds or not, {@link #close} stops what was
   * started.
   *
   * @throws StoreException if the data directory cannot be used
   * @throws IOException if it cannot listen; the message tells the user what to do
   */
  void start() throws StoreException, IOException {
    store = Store.open(configuration.get(Settings.DATA_DIRECTORY), storeSettings());
    stops.push(store::close);
    QueryEngine engine =
        new QueryEngine(
            store::snapshot,
            configuration.get(Settings.QUERY_THREADS),
            clock,
            queryLimits(),
            resources::edge);
    stops.push(engine::close);
    stops.push(resources::close);
    resources.start();
    startReceivers();
    startMonitors(engine);
    startHealth(engine);
    Alerting alerting = startAlerting(engine);
    savedQueries.read();
    Metrics metrics = metrics(engine, alerting);
    stops.push(metrics::close);
    server =
        new ApiServer(configuration.get(Settings.HTTP_LISTEN), apiParts(engine, alerting, metrics));
    stops.push(server::close);
    server.start();
  }

  private QueryLimits queryLimits() {
    long halfOfHeap = Runtime.getRuntime().maxMemory() / 2;
    return new QueryLimits(
        configuration.get(Settings.QUERY_GROUPS),
        configuration.get(Settings.QUERY_SAMPLES),
        configuration.get(Settings.QUERY_ROWS),
        Math.min(configuration.get(Settings.QUERY_MEMORY), halfOfHeap),
        configuration.get(Settings.QUERY_TIMEOUT),
        Math.min(configuration.get(Settings.QUERY_REMEMBERED), halfOfHeap / 4));
  }

  /** Where sFlow arrives. */
  Endpoint udpEndpoint() {
    return Endpoint.of(receivers.getFirst().address());
  }

  /** Where JSON messages arrive, if they are taken. */
  Optional<Endpoint> jsonEndpoint() {
    return receivers.size() > 1
        ? Optional.of(Endpoint.of(receivers.getLast().address()))
        : Optional.empty();
  }

  /** Where the console and the API answer. */
  Endpoint httpEndpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }

  private StoreSettings storeSettings() {
    return new StoreSettings(
        configuration.get(Settings.STORE_SEGMENT),
        configuration.get(Settings.STORE_SPARE_BLOCKS),
        configuration.get(Settings.STORE_SYNC_INTERVAL),
        retention());
  }

  private Map<Table, Retention> retention() {
    return Tables.all().stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                table ->
                    new Retention(
                        configuration.get(Settings.RETENTION_AGE.get(table)),
                        configuration.get(Settings.RETENTION_SIZE.get(table)))));
  }

  private Metrics metrics(QueryEngine engine, Alerting alerting) {
    Metrics metrics = new Metrics();
    metrics.bindProcess();
    StoreMetrics.bind(store, metrics);
    IngestMetrics.bind(receivers, counters, metrics);
    QueryMetrics.bind(engine, metrics);
    ResourceMetrics.bind(resources, metrics);
    AlertMetrics.bind(alerting, metrics);
    metrics.counters(HealthCounter.values(), healthCounters::get);
    return metrics;
  }

  private void startHealth(QueryEngine engine) throws StoreException {
    if (configuration.get(Settings.HEALTH_ENABLED)) {
      HealthSettings settings = HealthSettings.of(configuration);
      PathHealth started =
          new PathHealth(settings.parts(store, engine, healthCounters), settings.delay(), clock);
      stops.push(started::close);
      started.start();
      health = Optional.of(started);
    }
  }

  private void startReceivers() throws StoreException, IOException {
    Admission admission =
        new Admission(
            configuration.get(Settings.UDP_PEERS), configuration.get(Settings.UDP_AGENTS));
    List<SflowDecoder> decoders = new ArrayList<>();
    for (int receiver = 0; receiver < configuration.get(Settings.UDP_RECEIVERS); receiver++) {
      decoders.add(new SflowDecoder(writers(), counters, agents, admission));
    }
    start(configuration.get(Settings.UDP_LISTEN), "--udp", decoders);
    if (configuration.get(Settings.JSON_ENABLED)) {
      SenderLimits limits = new SenderLimits(configuration.get(Settings.UDP_AGENT_LIMIT));
      JsonDecoder decoder = new JsonDecoder(writers(), counters, admission, limits);
      start(configuration.get(Settings.JSON_LISTEN), "json.listen", List.of(decoder));
    }
  }

  private void start(Endpoint listen, String choice, List<? extends DatagramDecoder> decoders)
      throws IOException {
    int bufferBytes =
        (int) Math.min(configuration.get(Settings.UDP_RECEIVE_BUFFER), Integer.MAX_VALUE);
    Receivers started = new Receivers(listen.resolve(), choice, bufferBytes, decoders, clock);
    stops.push(started::close);
    started.start();
    receivers.add(started);
  }

  private void startMonitors(QueryEngine engine) throws IOException {
    monitors =
        new MonitorService(
            configuration.get(Settings.DATA_DIRECTORY).resolve("monitors"),
            configuration.get(Settings.MONITORS_REGION),
            monitorKeys(),
            engine::run,
            Collector::freshId,
            clock);
    stops.push(monitors::close);
    monitors.start();
  }

  private KeyPairs monitorKeys() throws IOException {
    SecretSource source = configuration.get(Settings.MONITORS_KEYS);
    try {
      return source
          .read(name -> Optional.ofNullable(System.getenv(name)))
          .map(KeyPairs::parse)
          .orElse(KeyPairs.NONE);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("monitors.keys, " + source + ": " + e.getMessage(), e);
    }
  }

  private static String freshId() {
    return UUID.randomUUID().toString();
  }

  private Alerting startAlerting(QueryEngine engine) throws StoreException, IOException {
    RowWriter series = store.writer(Counters.TABLE);
    stops.push(series::close);
    RowWriter events = store.writer(Events.TABLE);
    stops.push(events::close);
    AlertingSettings settings =
        new AlertingSettings(
            configuration.get(Settings.ALERT_RULES),
            configuration.get(Settings.ALERT_SINKS),
            configuration.get(Settings.DATA_DIRECTORY).resolve("alerts"),
            configuration.get(Settings.ALERT_THREADS),
            configuration.get(Settings.HTTP_LISTEN).url() + "/");
    Alerting alerting =
        new Alerting(settings, engine::run, new Recorder(series), new EventLog(events), clock);
    stops.push(alerting::close);
    alerting.start();
    return alerting;
  }

  private TableWriters writers() throws StoreException {
    TableWriters writers = TableWriters.open(store, PATIENCE, resources);
    stops.push(writers::close);
    return writers;
  }

  private ApiParts apiParts(QueryEngine engine, Alerting alerting, Metrics metrics) {
    return new ApiParts(
        new EngineQueries(engine),
        configuration.get(Settings.QUERY_CONCURRENT),
        configuration.get(Settings.HTTP_STREAMS),
        configuration.get(Settings.HTTP_HOSTS),
        agents::list,
        receivers.getFirst()::kernelDrops,
        () -> problems(alerting),
        this::importCapture,
        configuration.get(Settings.HTTP_IMPORT_LIMIT),
        monitors,
        monitors::handle,
        Collector::freshId,
        alerting,
        engine::run,
        savedQueries,
        metrics,
        Version.text(),
        clock);
  }

  private List<String> problems(Alerting alerting) {
    return Stream.of(
            store.problem().stream(), resources.problems().stream(), alerting.problems().stream())
        .flatMap(Function.identity())
        .toList();
  }

  private long importCapture(Path capture) throws IOException {
    try {
      Imported imported = Import.run(capture, store, counters, resources);
      if (health.isPresent() && !imported.isEmpty()) {
        health.get().backfill(imported.firstMillis(), imported.lastMillis());
      }
      return imported.datagrams();
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the collector is stopping", e);
    }
  }
}
