package io.weir.collector.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.file.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The queries that users keep, in one file, {@code {"queries": [{"name": …, "query": …}]}}, that is
 * replaced at each change. Any thread may call; a change waits for the disk.
 */
public final class SavedQueries {
  private static final int MOST = 1000;

  private final JsonFile file;
  private SortedMap<String, SavedQuery> queries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Queries that are yet to be read from a file, which need not be there. */
  public SavedQueries(Path file) {
    this.file = new JsonFile(file, "move it away, and save queries anew");
  }

  /**
   * Reads what an earlier process left.
   *
   * @throws IOException if the file cannot be read; its message names the file and the cure
   */
  public synchronized void read() throws IOException {
    file.read(this::take);
  }

  private void take(JsonObject document) {
    JsonArray kept = document.getJsonArray("queries");
    for (int i = 0; i < kept.size(); i++) {
      JsonObject one = kept.getJsonObject(i);
      put(queries, new SavedQuery(one.getString("name"), one.getString("query")));
    }
  }

  /** Every query, by name. */
  public synchronized List<SavedQuery> list() {
    return List.copyOf(queries.values());
  }

  /**
   * Keeps a query, in place of one of that name.
   *
   * @throws IllegalArgumentException with a sentence for the user, if there are too many
   */
  public synchronized void save(SavedQuery query) {
    if (queries.size() >= MOST && !queries.containsKey(query.name())) {
      throw new IllegalArgumentException(
          "there are " + MOST + " saved queries already; forget some first");
    }
    SortedMap<String, SavedQuery> next = new TreeMap<>(queries);
    put(next, query);
    replace(next);
  }

  /** Forgets a query; false if there is none of that name. */
  public synchronized boolean forget(String name) {
    if (!queries.containsKey(name)) {
      return false;
    }
    SortedMap<String, SavedQuery> next = new TreeMap<>(queries);
    next.remove(name);
    replace(next);
    return true;
  }

  private static void put(SortedMap<String, SavedQuery> queries, SavedQuery query) {
    queries.remove(query.name()); // its key may be written in another case
    queries.put(query.name(), query);
  }

  /** Puts a change on the disk, then into effect. */
  private void replace(SortedMap<String, SavedQuery> next) {
    JsonArray kept = new JsonArray(next.values().stream().map(SavedQueries::json).toList());
    try {
      file.write(new JsonObject().put("queries", kept));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    queries = next;
  }

  private static JsonObject json(SavedQuery saved) {
    return new JsonObject().put("name", saved.name()).put("query", saved.query());
  }
}
