package io.weir.collector.alert;

import io.weir.collector.alert.rule.RuleFile;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.silence.Silences;
import io.weir.collector.alert.sink.Lane;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.alert.state.RuleState;
import io.weir.collector.alert.state.StateFile;
import io.weir.collector.config.ConfigurationException;
import io.weir.storage.count.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerting as a whole: reads the files of rules and sinks, again whenever they change, has rules
 * evaluated, keeps what they find, and gives it to sinks. Whoever starts it closes it; any thread
 * may ask.
 */
public final class Alerting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TICKS_A_SAVE = 10;

  private final AlertingSettings settings;
  private final RuleQueries queries;
  private final Recording recording;
  private final EventLog events;
  private final Clock clock;
  private final Silences silences;
  private final StateFile stateFile;
  private final Sinks sinks;
  private final WatchedFile ruleFile;
  private final WatchedFile sinkFile;
  private final Counts<AlertCounter> counts = new Counts<>(AlertCounter.class);
  private final ScheduledExecutorService threads;
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weir-alerting").factory());
  private final Object saving = new Object();

  private volatile Rules rules = new Rules(List.of(), Map.of());
  private volatile boolean loaded;
  private Map<String, RuleState> left = Map.of();
  private int ticks;

  /** Alerting that is yet to be started. */
  public Alerting(
      AlertingSettings settings,
      RuleQueries queries,
      Recording recording,
      EventLog events,
      Clock clock) {
    this.settings = settings;
    this.queries = queries;
    this.recording = recording;
    this.events = events;
    this.clock = clock;
    this.silences = new Silences(settings.directory().resolve("silences.json"), clock);
    this.stateFile = new StateFile(settings.directory().resolve("states.json"));
    this.sinks = new Sinks(settings, silences, clock);
    this.ruleFile = new WatchedFile(settings.rules(), this::readRules, counts);
    this.sinkFile = new WatchedFile(settings.sinks(), sinks::read, counts);
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(
            settings.threads(), Thread.ofPlatform().daemon().name("weir-rules-", 0).factory());
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.threads = pool;
  }

  /**
   * Takes up what an earlier process left, and begins. A file with a mistake keeps nothing from
   * starting: {@link #problems} tells.
   *
   * @throws IOException if what was left cannot be read; the message names the file and the cure
   */
  public void start() throws IOException {
    silences.read();
    left = stateFile.read();
    if (!left.isEmpty()) {
      ruleFile.expect();
    }
    ruleFile.read();
    sinkFile.read();
    var _ =
        upkeep.scheduleWithFixedDelay(
            this::keepUp, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Reads both files again.
   *
   * @throws ConfigurationException if one has a mistake, or is gone; what was read of it before
   *     stays in use
   */
  public synchronized void reload() throws ConfigurationException {
    ruleFile.read();
    sinkFile.read();
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** What is wrong with the files, in sentences; none if nothing is. */
  public List<String> problems() {
    return Stream.of(ruleFile, sinkFile).flatMap(file -> file.problem().stream()).toList();
  }

  /** The groups of rules, as the file has them. */
  public List<GroupRun> groups() {
    return rules.groups();
  }

  /** How many evaluations of a group were left out because the one before had not ended. */
  public long missed(String group) {
    return rules.missed(group);
  }

  /** The ways to tell. */
  public List<Lane> lanes() {
    return sinks.lanes();
  }

  /** What people say about alerts. */
  public Silences silences() {
    return silences;
  }

  /** Every alert that is pending or fires. */
  public List<Alert> alerts() {
    return groups().stream()
        .flatMap(group -> group.rules().stream())
        .flatMap(rule -> rule.alerts().stream())
        .toList();
  }

  /** How often something has happened. */
  public long count(AlertCounter counter) {
    long sinceReading = counter == AlertCounter.MISSED ? rules.missed() : 0;
    return sinceReading + counts.get(counter);
  }

  /** How the files and states are run. */
  public AlertingSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    upkeep.close(); // not interrupted: that would close files that are being written
    rules.close();
    threads.close();
    if (loaded) {
      save();
    }
    sinks.close();
  }

  private void keepUp() {
    try {
      readIfChanged();
      tell();
      if (++ticks % TICKS_A_SAVE == 0 && loaded && !alerts().isEmpty()) {
        save();
      }
    } catch (RuntimeException e) { // or it would never be done again
      LOG.warn("alerting will be tried again: {}", e.getMessage());
    }
  }

  private synchronized void readIfChanged() {
    ruleFile.readIfChanged();
    sinkFile.readIfChanged();
  }

  private void readRules(Path file) throws ConfigurationException {
    List<RuleGroup> groups = RuleFile.read(file);
    rules.close();
    counts.add(AlertCounter.MISSED, rules.missed());
    Map<String, RuleState> states = loaded ? rules.states() : left;
    Rules next = new Rules(groups, states);
    rules = next;
    loaded = true;
    next.start(threads, clock, queries, recording, this::take);
    next.names().forEach(states::remove);
    endAlerts(states);
  }

  /** Takes what a group's evaluation has found; on the thread that evaluated. */
  private void take(Rules.Step step) {
    counts.add(AlertCounter.EVALUATIONS, step.rules().size());
    counts.add(AlertCounter.FAILURES, step.rules().stream().filter(RuleRun::failed).count());
    for (RuleRun rule : step.rules()) {
      String name = rule.rule().name();
      rule.newError().ifPresent(error -> LOG.warn("rule {} cannot be evaluated: {}", name, error));
    }
    note(step.changed(), step.nowMillis());
  }

  /** Ends the alerts of rules that are gone. */
  private void endAlerts(Map<String, RuleState> gone) {
    long nowMillis = clock.millis();
    List<Alert> ended = new ArrayList<>();
    gone.forEach(
        (rule, state) ->
            state.snapshot(rule).alerts().forEach(alert -> ended.add(alert.resolved(nowMillis))));
    note(ended, nowMillis);
  }

  /** Keeps and tells what alerts went through. */
  private void note(List<Alert> changed, long nowMillis) {
    if (changed.isEmpty()) {
      return;
    }
    counts.add(AlertCounter.EVENTS_LOST, events.write(changed, nowMillis));
    save();
    tell();
    silences.forget(
        changed.stream()
            .filter(alert -> alert.state() == AlertState.RESOLVED)
            .map(Alert::event)
            .toList());
  }

  private void tell() {
    if (loaded) { // else it is not known what fires: nothing must be told to be over
      sinks.tell(() -> rules.firing());
    }
  }

  private void save() {
    synchronized (saving) {
      try {
        stateFile.write(
            groups().stream()
                .flatMap(group -> group.rules().stream())
                .map(RuleRun::snapshot)
                .toList());
      } catch (IOException e) {
        LOG.warn("the states of alerts cannot be kept: {}", e.getMessage());
      }
    }
  }
}
