package io.weir.storage.store;

import io.weir.storage.count.Counts;
import io.weir.storage.open.BootId;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every table in one data directory, kept for one process. Rows come in through {@link #writer},
 * one for each thread that makes rows, and are read through {@link #snapshot}.
 */
public final class Store implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  static {
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.analytics.disable", "true");
  }

  private final DirectoryLock lock;
  private final StoreSettings settings;
  private final InstantSource clock;
  private final Counts<StoreCounter> counters = new Counts<>(StoreCounter.class);
  private final Sealer sealer = new Sealer(counters);
  private volatile String problem; // null while there is none
  private final Map<Table, TableStore> tables = new LinkedHashMap<>();

  /** Two threads: one may wait for the disk to take rows, while the other makes files. */
  private final ScheduledThreadPoolExecutor upkeep =
      new ScheduledThreadPoolExecutor(2, Thread.ofPlatform().name("weir-upkeep-", 0).factory());

  private Store(DirectoryLock lock, StoreSettings settings, InstantSource clock) {
    this.lock = lock;
    this.settings = settings;
    this.clock = clock;
    this.upkeep.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Opens the store in a directory, which is made if need be, and takes up what an earlier process
   * left.
   *
   * @throws StoreException if another process has it open, or it cannot be read or written
   */
  public static Store open(Path directory, StoreSettings settings) throws StoreException {
    return open(directory, settings, FreeSpace.DISK, InstantSource.system());
  }

  static Store open(Path directory, StoreSettings settings, FreeSpace space, InstantSource clock)
      throws StoreException {
    DirectoryLock lock = DirectoryLock.take(directory);
    Store store = new Store(lock, settings, clock);
    try {
      store.start(directory, space);
      return store;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw new StoreException(
          "data directory %s cannot be opened: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /**
   * A writer for one thread.
   *
   * @throws StoreException if no open file can be made
   */
  public RowWriter writer(Table table) throws StoreException {
    TableStore rows = tables.get(table);
    try {
      return new TableWriter(rows, counters, rows.firstBlock());
    } catch (IOException e) {
      throw new StoreException("no block can be opened for " + table + ": " + e.getMessage(), e);
    }
  }

  /**
   * The blocks of a table that overlap a stretch of time, its end excluded; to be closed by the
   * caller.
   */
  public Snapshot snapshot(Table table, long fromMillis, long toMillis) {
    return tables.get(table).snapshot(fromMillis, toMillis);
  }

  /** What happened since the store was opened. */
  public Counts<StoreCounter> counters() {
    return counters;
  }

  /** Rows of a table that queries see. */
  public long rows(Table table) {
    return tables.get(table).rows();
  }

  /** Full blocks that wait to be sealed. */
  public int waitingBlocks() {
    return sealer.waiting();
  }

  /** What keeps the store from working, in a sentence; empty if nothing does. */
  public Optional<String> problem() {
    return sealer.problem().or(() -> Optional.ofNullable(problem));
  }

  /**
   * Brings everything to the disk and lets go of the directory. Writers and snapshots must not be
   * used any more.
   */
  @Override
  public void close() {
    try {
      upkeep.shutdown();
      upkeep.awaitTermination(10, TimeUnit.SECONDS);
      sealer.stop();
      commit();
      tables.values().forEach(TableStore::sync);
      tables.values().forEach(TableStore::close);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }

  private void start(Path directory, FreeSpace space) throws IOException {
    BootId boot = BootId.current();
    for (Table table : Tables.all()) {
      Path home = directory.resolve(table.name());
      TableStore rows =
          new TableStore(table, home, settings, space, clock, boot, counters, sealer, upkeep);
      tables.put(table, rows);
      rows.recover();
    }
    sealer.start();
    long pause = Math.max(1, settings.syncInterval().toMillis() / 2); // a block waits up to twice
    var _ = upkeep.scheduleWithFixedDelay(this::keepUp, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void commit() {
    String failure = null;
    for (TableStore table : tables.values()) {
      try {
        table.commit();
      } catch (IOException e) {
        counters.add(StoreCounter.SYNC_FAILURES, 1);
        failure = "sealed blocks cannot be brought to the disk: " + e.getMessage();
      }
    }
    if (failure != null && problem == null) {
      LOG.error(failure);
    }
    problem = failure;
  }

  private void keepUp() {
    try {
      commit();
      tables.values().forEach(TableStore::syncOlder);
      tables.values().forEach(table -> table.expire(clock.millis()));
    } catch (RuntimeException e) { // or it would never be made again
      LOG.warn("upkeep failed and will be made again: {}", e.toString());
    }
  }
}
