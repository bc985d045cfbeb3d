package io.weir.collector.monitor.contributor;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Refusal;
import io.weir.query.QueryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queries for top contributors: those that wait, run, and are over. They live through restarts:
 * one that was not over runs again. Any thread may call.
 */
public final class ContributorQueries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContributorQueries.class);

  /** How many may wait and run at once. */
  static final int LIVE_LIMIT = 64;

  /** How many are kept; the oldest that is over goes for a new one. */
  static final int LIMIT = 1000;

  /** How long one is kept. */
  private static final Duration LIFE = Duration.ofDays(1);

  private final QueryFiles files;
  private final Contributors contributors;
  private final ExecutorService threads;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean closed;

  /**
   * Queries in a directory, which is yet to be read.
   *
   * @param threads run them; closed with this
   */
  public ContributorQueries(
      Path directory, Answers answers, ExecutorService threads, InstantSource clock) {
    this.files = new QueryFiles(directory);
    this.contributors = new Contributors(answers);
    this.threads = threads;
    this.clock = clock;
  }

  /** A query and where it stands; guarded by the queries. */
  private static final class Entry {
    private final ContributorQuery query;
    private final long startedMillis;
    private QueryStatus status;
    private Optional<Future<?>> task = Optional.empty();

    private Entry(ContributorQuery query, long startedMillis, QueryStatus status) {
      this.query = query;
      this.startedMillis = startedMillis;
      this.status = status;
    }

    private QueryDocument document(QueryStatus then, List<JsonObject> rows) {
      return new QueryDocument(query, startedMillis, then, rows);
    }
  }

  /** Takes up what an earlier process left. */
  public synchronized void open() throws IOException {
    List<QueryDocument> found =
        files.open().stream()
            .sorted(Comparator.comparingLong(QueryDocument::startedMillis))
            .toList();
    for (QueryDocument document : found) {
      Entry entry = new Entry(document.query(), document.startedMillis(), document.status());
      entries.put(document.query().id(), entry);
      if (!entry.status.isOver()) {
        submit(entry);
      }
    }
  }

  /** Has a query answered, soon. */
  public synchronized void start(ContributorQuery query) throws Refusal {
    makeRoom();
    Entry entry = new Entry(query, clock.millis(), QueryStatus.QUEUED);
    files.write(entry.document(QueryStatus.QUEUED, List.of()));
    entries.put(query.id(), entry);
    submit(entry);
  }

  /** Where the query of that id stands; empty if there is none of that family and owner. */
  public synchronized Optional<QueryStatus> status(Family family, Arn owner, String id) {
    return find(family, owner, id).map(entry -> entry.status);
  }

  /** What was asked; empty if there is no such query of that family and owner. */
  public synchronized Optional<ContributorQuery> query(Family family, Arn owner, String id) {
    return find(family, owner, id).map(entry -> entry.query);
  }

  /** What a query that has succeeded has found. */
  public List<JsonObject> rows(ContributorQuery query) {
    return files.read(query.id()).rows();
  }

  /** Cancels a query unless it is over. */
  public synchronized void stop(ContributorQuery query) {
    Optional.ofNullable(entries.get(query.id())).ifPresent(this::cancel);
  }

  /** Cancels the queries of a monitor or a scope, and forgets them. */
  public synchronized void forget(Arn owner) {
    List<Entry> gone =
        entries.values().stream().filter(entry -> entry.query.owner().equals(owner)).toList();
    gone.forEach(this::cancel);
    gone.forEach(this::remove);
  }

  /** Ends what runs; it begins anew at the next start. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    threads.shutdownNow();
    threads.close();
  }

  private Optional<Entry> find(Family family, Arn owner, String id) {
    return Optional.ofNullable(entries.get(id))
        .filter(entry -> entry.query.family() == family && entry.query.owner().equals(owner));
  }

  private void makeRoom() throws Refusal {
    long live = entries.values().stream().filter(entry -> !entry.status.isOver()).count();
    if (live >= LIVE_LIMIT) {
      throw new Refusal(
          ErrorShape.THROTTLING, live + " queries wait and run already; try again in a moment");
    }
    long oldestMillis = clock.millis() - LIFE.toMillis();
    List<Entry> over = entries.values().stream().filter(entry -> entry.status.isOver()).toList();
    over.stream()
        .filter(
            entry ->
                entry.startedMillis < oldestMillis
                    || entries.size() >= LIMIT && entry == over.getFirst())
        .forEach(this::remove);
  }

  private void remove(Entry entry) {
    entries.remove(entry.query.id());
    files.delete(entry.query.id());
  }

  private void submit(Entry entry) {
    entry.status = QueryStatus.QUEUED;
    entry.task = Optional.of(threads.submit(() -> run(entry)));
  }

  private void cancel(Entry entry) {
    if (entry.status.isOver()) {
      return;
    }
    entry.status = QueryStatus.CANCELED;
    entry.task.ifPresent(task -> task.cancel(true));
    files.write(entry.document(QueryStatus.CANCELED, List.of()));
  }

  private void run(Entry entry) {
    if (!begin(entry)) {
      return;
    }
    try {
      end(entry, QueryStatus.SUCCEEDED, contributors.rows(entry.query));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // cancelled, or the collector stops
    } catch (QueryException | RuntimeException e) {
      LOG.warn("the query {} for top contributors failed: {}", entry.query.id(), e.getMessage());
      end(entry, QueryStatus.FAILED, List.of());
    }
  }

  private synchronized boolean begin(Entry entry) {
    if (entry.status.isOver() || closed) {
      return false;
    }
    entry.status = QueryStatus.RUNNING;
    return true;
  }

  private synchronized void end(Entry entry, QueryStatus status, List<JsonObject> rows) {
    if (entry.status.isOver() || closed) {
      return;
    }
    files.write(entry.document(status, rows));
    entry.status = status;
  }
}
