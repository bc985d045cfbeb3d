package io.weir.collector.alert.sink;

import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertJson;
import io.weir.collector.alert.state.AlertState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one sink has to tell, and which alerts it was given that still fire: kept in a journal, so
 * that neither is forgotten nor given twice. The journal's documents are {@code {"put":
 * notification}}, {@code {"done": id}}, {@code {"forget": fingerprint}}, and {@code {"told": alert,
 * "at": millis}}, which stands for puts of the past. Any thread may call.
 */
final class Ledger implements AutoCloseable {
  private static final long FEWEST_BYTES = 1 << 18; // before the journal is written anew
  private static final long GROWTH = 4;

  private final Journal journal;
  private final Map<String, Notification> waiting = new LinkedHashMap<>();
  private final Map<String, Told> told = new LinkedHashMap<>();
  private long compactBytes;

  Ledger(Path file) {
    this.journal = new Journal(file);
  }

  /** Reads what an earlier process left. */
  synchronized void open() throws IOException {
    journal.open(this::read);
  }

  /** What was given to tell of an alert with such labels; empty if nothing, or its end. */
  synchronized Optional<Told> told(Labels labels) {
    return Optional.ofNullable(told.get(labels.fingerprint()));
  }

  /** Every alert that was given and whose end was not. */
  synchronized Collection<Told> told() {
    return List.copyOf(told.values());
  }

  /** How many notifications wait. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** How many alerts the notifications that wait tell of: what they take in memory. */
  synchronized int alertsWaiting() {
    return waiting.values().stream().mapToInt(notification -> notification.alerts().size()).sum();
  }

  /** Whether an alert with such labels waits to be told of. */
  synchronized boolean waits(Labels labels) {
    return waiting.values().stream()
        .flatMap(notification -> notification.alerts().stream())
        .anyMatch(alert -> alert.labels().equals(labels));
  }

  /** Takes notifications, which wait from now on. */
  synchronized void put(List<Notification> notifications) throws IOException {
    journal.append(notifications.stream().map(Ledger::put).toList());
    notifications.forEach(this::take);
    notifyAll();
  }

  /** Lets go of a notification that was told, or never will be. */
  synchronized void done(String id) throws IOException {
    journal.append(List.of(new JsonObject().put("done", id)));
    waiting.remove(id);
    compact();
  }

  /** Lets go of an alert whose end nobody wants to know. */
  synchronized void forget(Labels labels) throws IOException {
    journal.append(List.of(forget(labels.fingerprint())));
    told.remove(labels.fingerprint());
  }

  /** Waits until a notification is there. */
  synchronized Notification await() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.values().iterator().next();
  }

  @Override
  public synchronized void close() throws IOException {
    journal.close();
  }

  private void read(JsonObject document) {
    if (document.containsKey("put")) {
      take(Notification.ofJson(document.getJsonObject("put")));
    } else if (document.containsKey("done")) {
      waiting.remove(document.getString("done"));
    } else if (document.containsKey("forget")) {
      told.remove(document.getString("forget"));
    } else {
      Alert alert = AlertJson.alert(document.getJsonObject("told"));
      told.put(alert.labels().fingerprint(), new Told(alert, document.getLong("at")));
    }
  }

  private void take(Notification notification) {
    waiting.put(notification.id(), notification);
    for (Alert alert : notification.alerts()) {
      String fingerprint = alert.labels().fingerprint();
      if (alert.state() == AlertState.FIRING) {
        told.put(fingerprint, new Told(alert, notification.atMillis()));
      } else {
        told.remove(fingerprint);
      }
    }
  }

  /** Writes the journal anew where most of it is of the past. */
  private void compact() throws IOException {
    if (journal.bytes() < Math.max(FEWEST_BYTES, GROWTH * compactBytes)) {
      return;
    }
    List<JsonObject> documents = new ArrayList<>();
    // puts first: each sets what it tells of, which the alerts behind then correct
    waiting.values().forEach(waits -> documents.add(put(waits)));
    waiting.values().stream()
        .flatMap(waits -> waits.alerts().stream())
        .map(alert -> alert.labels().fingerprint())
        .filter(fingerprint -> !told.containsKey(fingerprint))
        .forEach(fingerprint -> documents.add(forget(fingerprint)));
    told.values()
        .forEach(
            given ->
                documents.add(
                    new JsonObject()
                        .put("told", AlertJson.of(given.alert()))
                        .put("at", given.atMillis())));
    journal.replace(documents);
    compactBytes = journal.bytes();
  }

  private static JsonObject put(Notification notification) {
    return new JsonObject().put("put", notification.toJson());
  }

  private static JsonObject forget(String fingerprint) {
    return new JsonObject().put("forget", fingerprint);
  }
}
