package io.weir.collector.resource;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.Settings;
import io.weir.collector.resource.geo.Places;
import io.weir.collector.resource.geo.Providers;
import io.weir.collector.resource.inventory.Inventory;
import io.weir.query.EdgeInterfaces;
import io.weir.storage.schema.Table;
import io.weir.storage.store.RowWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of addresses, read again within seconds of a change of its files, on a thread of
 * its own. Any thread may ask.
 */
public final class Resources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);
  private static final long PERIOD_SECONDS = 2;

  private final Source<Inventory> inventory;
  private final Source<Providers> providers;
  private final Source<Places> places;
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("weir-resources").daemon().factory());
  private Future<?> watching = CompletableFuture.completedFuture(null);
  private volatile Knowledge knowledge = Knowledge.NONE;

  /** The files that a configuration names, none of which has been read yet. */
  public Resources(Configuration configuration) {
    inventory =
        new Source<>(
            Settings.RESOURCES_FILE.name(),
            Inventory.undeclared(),
            new InventoryReading(configuration.get(Settings.RESOURCES_FILE).paths()));
    providers =
        new Source<>(
            Settings.GEO_AS_DATABASE.name(),
            Providers.none(),
            new DatabaseReading<>(
                configuration.get(Settings.GEO_AS_DATABASE).paths(), Providers::read));
    places =
        new Source<>(
            Settings.GEO_CITY_DATABASE.name(),
            Places.none(),
            new DatabaseReading<>(
                configuration.get(Settings.GEO_CITY_DATABASE).paths(), Places::read));
  }

  /** What is known without any file: private networks are local. */
  public static Resources undeclared() {
    return new Resources(Configuration.defaults());
  }

  /**
   * Reads the inventory; then, on a thread of its own, the databases, which may take seconds, and
   * whatever changes.
   */
  public void start() {
    refresh(List.of(inventory));
    watching = thread.scheduleWithFixedDelay(this::watch, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /** Reads every file that has changed since it was read. */
  public void refresh() {
    refresh(sources());
  }

  /** A bug must not end the watch. */
  private void watch() {
    try {
      refresh();
    } catch (RuntimeException bug) {
      LOG.error("cannot look after the files of resources", bug);
    }
  }

  private synchronized void refresh(List<Source<?>> changing) {
    changing.forEach(Source::refresh);
    Knowledge latest = new Knowledge(inventory.value(), providers.value(), places.value());
    if (!latest.equals(knowledge)) {
      knowledge = latest;
    }
  }

  /** A writer that says of each row's addresses what is known of them before it keeps the row. */
  public RowWriter enriching(Table table, RowWriter writer) {
    return new EnrichingWriter(table, writer, () -> knowledge);
  }

  /** The interfaces at the edge of the network, as the inventory says. */
  public List<EdgeInterfaces> edge() {
    return inventory.value().edge();
  }

  /** What is wrong with the files, one sentence for each setting; empty while all is well. */
  public List<String> problems() {
    return sources().stream().flatMap(source -> source.problem().stream()).toList();
  }

  /** What is read from files, by the setting that names them. */
  public List<Source<?>> sources() {
    return List.of(inventory, providers, places);
  }

  /** How many networks the inventory declares. */
  public int networks() {
    return inventory.value().networks();
  }

  /** How many ranges of addresses the database of autonomous systems knows. */
  public int systemRanges() {
    return providers.value().size();
  }

  /** How many ranges of addresses the database of places knows. */
  public int placeRanges() {
    return places.value().size();
  }

  @Override
  public void close() {
    watching.cancel(true);
    thread.shutdownNow();
  }
}
