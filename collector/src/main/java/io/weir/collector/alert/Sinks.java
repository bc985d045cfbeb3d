package io.weir.collector.alert;

import io.weir.collector.alert.silence.Audience;
import io.weir.collector.alert.sink.Lane;
import io.weir.collector.alert.sink.LaneCounter;
import io.weir.collector.alert.sink.SinkFile;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.config.ConfigurationException;
import io.weir.storage.count.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes to all whom alerts are told. One thread opens and closes them, any may tell. */
final class Sinks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);

  private final Path directory;
  private final String consoleUrl;
  private final Audience audience;
  private final Clock clock;
  private final Map<String, Counts<LaneCounter>> counts = new HashMap<>();
  private volatile List<Lane> lanes = List.of();

  /** No lanes yet. */
  Sinks(AlertingSettings settings, Audience audience, Clock clock) {
    this.directory = settings.directory().resolve("sinks");
    this.consoleUrl = settings.consoleUrl();
    this.audience = audience;
    this.clock = clock;
  }

  /**
   * Opens the lanes that a file names, in the place of those before.
   *
   * @throws ConfigurationException if the file has a mistake, and those before stay in use; or if
   *     the queue of a lane is damaged, and all others are in use
   */
  void read(Path file) throws ConfigurationException {
    List<SinkFile.Target> targets = SinkFile.read(file, consoleUrl, clock);
    close();
    List<Lane> opened = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (SinkFile.Target target : targets) {
      Lane lane = lane(target);
      try {
        lane.start();
        opened.add(lane);
      } catch (IOException e) {
        damaged.add(e.getMessage());
      }
    }
    lanes = List.copyOf(opened);
    if (!damaged.isEmpty()) {
      throw new ConfigurationException(damaged);
    }
  }

  private Lane lane(SinkFile.Target target) {
    Counts<LaneCounter> counted =
        counts.computeIfAbsent(target.name(), _ -> new Counts<>(LaneCounter.class));
    return new Lane(target, directory, audience, counted, clock, new SplittableRandom());
  }

  List<Lane> lanes() {
    return lanes;
  }

  /**
   * Gives every lane the alerts that fire; one thread at a time, so that none sees an old list.
   *
   * @param firing gives the alerts that fire when it is asked
   */
  synchronized void tell(Supplier<List<Alert>> firing) {
    List<Alert> now = firing.get();
    long nowMillis = clock.millis();
    for (Lane lane : lanes) {
      try {
        lane.update(now, nowMillis);
      } catch (RuntimeException e) {
        LOG.warn("sink {} will be tried again: {}", lane.name(), e.getMessage());
      }
    }
  }

  /** Closes all lanes; what is not told yet waits on disk. */
  @Override
  public void close() {
    List<Lane> old;
    synchronized (this) { // nobody is telling them anything
      old = lanes;
      lanes = List.of();
    }
    old.forEach(Lane::stop);
    old.forEach(Lane::close);
  }
}
