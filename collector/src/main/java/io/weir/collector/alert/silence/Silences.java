package io.weir.collector.alert.silence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.rule.Labels;
import io.weir.collector.file.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Every silence and acknowledgement, kept in one file, {@code {"silences": […], "acknowledgements":
 * […]}}, that is replaced at each change. Any thread may call.
 */
public final class Silences implements Audience {
  private static final int MOST = 10_000;
  private static final Duration KEPT_AFTER_END = Duration.ofDays(5);

  private final JsonFile file;
  private final Clock clock;
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private final Map<String, Acknowledgement> acknowledgements = new LinkedHashMap<>();

  /** Silences that are yet to be read from a file, which need not be there. */
  public Silences(Path file, Clock clock) {
    this.file = new JsonFile(file, "move it away, and set silences anew");
    this.clock = clock;
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
    JsonArray kept = document.getJsonArray("silences");
    for (int i = 0; i < kept.size(); i++) {
      Silence silence = SilenceJson.silence(kept.getJsonObject(i));
      silences.put(silence.id(), silence);
    }
    JsonArray taken = document.getJsonArray("acknowledgements");
    for (int i = 0; i < taken.size(); i++) {
      Acknowledgement acknowledgement = SilenceJson.acknowledgement(taken.getJsonObject(i));
      acknowledgements.put(acknowledgement.event(), acknowledgement);
    }
  }

  /** Every silence, those included that were over not long ago. */
  public synchronized List<Silence> list() {
    return List.copyOf(silences.values());
  }

  /** The silence that holds for an alert now. */
  public synchronized Optional<Silence> covering(Labels labels) {
    long now = clock.millis();
    return silences.values().stream().filter(silence -> silence.covers(labels, now)).findFirst();
  }

  /** Who looks after an alert. */
  public synchronized Optional<Acknowledgement> acknowledgement(String event) {
    return Optional.ofNullable(acknowledgements.get(event));
  }

  @Override
  public boolean isSilenced(Labels labels) {
    return covering(labels).isPresent();
  }

  @Override
  public boolean isAcknowledged(String event) {
    return acknowledgement(event).isPresent();
  }

  /**
   * Adds a silence; gives its name.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it is none
   */
  public synchronized String add(
      List<LabelMatcher> matchers, long startsAt, long endsAt, String createdBy, String comment) {
    if (matchers.isEmpty()) {
      throw new IllegalArgumentException("a silence needs a matcher; without, it would cover all");
    }
    if (endsAt <= startsAt || endsAt <= clock.millis()) {
      throw new IllegalArgumentException("the silence is over before it begins; set another end");
    }
    var _ = forgetEnded();
    if (silences.size() >= MOST) {
      throw new IllegalArgumentException(
          "there are " + MOST + " silences already; end some, or use fewer matchers");
    }
    String id = UUID.randomUUID().toString();
    silences.put(id, new Silence(id, matchers, startsAt, endsAt, createdBy, comment));
    write();
    return id;
  }

  /** Ends a silence now; false if there is none of that name. */
  public synchronized boolean end(String id) {
    Silence ended = silences.computeIfPresent(id, (_, silence) -> silence.endingAt(clock.millis()));
    if (ended != null) {
      write();
    }
    return ended != null;
  }

  /** Notes that somebody looks after an alert. */
  public synchronized void acknowledge(String event, String by, String comment) {
    acknowledgements.put(event, new Acknowledgement(event, by, comment, clock.millis()));
    write();
  }

  /** Takes back that somebody looks after an alert; false if nobody does. */
  public synchronized boolean release(String event) {
    boolean released = acknowledgements.remove(event) != null;
    if (released) {
      write();
    }
    return released;
  }

  /** Forgets who looked after an alert that is over, and what has long ended. */
  public synchronized void forget(List<String> eventsOver) {
    boolean released = acknowledgements.keySet().removeAll(eventsOver);
    if (forgetEnded() || released) {
      write();
    }
  }

  private boolean forgetEnded() {
    long longAgo = clock.millis() - KEPT_AFTER_END.toMillis();
    return silences.values().removeIf(silence -> silence.endsAtMillis() < longAgo);
  }

  private void write() {
    JsonObject json =
        new JsonObject()
            .put(
                "silences", new JsonArray(silences.values().stream().map(SilenceJson::of).toList()))
            .put(
                "acknowledgements",
                new JsonArray(acknowledgements.values().stream().map(SilenceJson::of).toList()));
    try {
      file.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
