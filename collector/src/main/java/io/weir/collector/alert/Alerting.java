package io.weir.collector.alert;

import io.weir.collector.alert.rule.Labels;
import io.weir.collector.alert.rule.RuleFile;
import io.weir.collector.alert.rule.RuleGroup;
import io.weir.collector.alert.silence.Silences;
import io.weir.collector.alert.sink.Audience;
import io.weir.collector.alert.sink.Lane;
import io.weir.collector.alert.sink.LaneCounts;
import io.weir.collector.alert.sink.SinkFile;
import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.alert.state.RuleState;
import io.weir.collector.alert.state.StateFile;
import io.weir.collector.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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
  private final WatchedFile ruleFile;
  private final WatchedFile sinkFile;
  private final Audience audience = new People();
  private final Map<AlertCounter, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LaneCounts> sinkCounts = new HashMap<>();
  private final ScheduledExecutorService threads;
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weir-alerting").factory());
  private final Object telling = new Object();
  private final Object saving = new Object();

  private volatile Rules rules = new Rules(List.of(), Map.of());
  private volatile List<Lane> lanes = List.of();
  private volatile Optional<String> ruleProblem = Optional.empty();
  private volatile Optional<String> sinkProblem = Optional.empty();
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
    this.ruleFile = new WatchedFile(settings.rules());
    this.sinkFile = new WatchedFile(settings.sinks());
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
    readIfChanged();
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
    var _ = ruleFile.hasChanged();
    var _ = sinkFile.hasChanged();
    readRules();
    readSinks();
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** What is wrong with the files, in sentences; none if nothing is. */
  public List<String> problems() {
    return Stream.of(ruleProblem, sinkProblem).flatMap(Optional::stream).toList();
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
    return lanes;
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
    LongAdder count = counts.get(counter);
    return sinceReading + (count == null ? 0 : count.sum());
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
    closeLanes();
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
    if (ruleFile.hasChanged()) {
      readRules();
    }
    if (sinkFile.hasChanged()) {
      readSinks();
    }
  }

  private void readRules() {
    if (!ruleFile.exists()) {
      ruleProblem = gone(ruleFile, loaded || !left.isEmpty());
      return;
    }
    add(AlertCounter.RELOADS, 1);
    try {
      List<RuleGroup> groups = RuleFile.read(settings.rules());
      rules.close();
      add(AlertCounter.MISSED, rules.missed());
      Map<String, RuleState> states = loaded ? rules.states() : left;
      Rules next = new Rules(groups, states);
      rules = next;
      loaded = true;
      ruleProblem = Optional.empty();
      next.start(threads, clock, queries, recording, this::take);
      next.names().forEach(states::remove);
      endAlerts(states);
    } catch (ConfigurationException e) {
      ruleProblem = broken(e);
    }
  }

  private void readSinks() {
    if (!sinkFile.exists()) {
      sinkProblem = gone(sinkFile, !lanes.isEmpty());
      return;
    }
    add(AlertCounter.RELOADS, 1);
    try {
      List<SinkFile.Target> targets = SinkFile.read(settings.sinks(), settings.consoleUrl());
      closeLanes();
      openLanes(targets);
    } catch (ConfigurationException e) {
      sinkProblem = broken(e);
    }
  }

  /** Each lane for itself: one whose queue is damaged keeps no other from telling. */
  private void openLanes(List<SinkFile.Target> targets) {
    Path directory = settings.directory().resolve("sinks");
    List<Lane> opened = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (SinkFile.Target target : targets) {
      LaneCounts laneCounts = sinkCounts.computeIfAbsent(target.name(), _ -> new LaneCounts());
      Lane lane = new Lane(target, directory, audience, laneCounts, clock, new SplittableRandom());
      try {
        lane.start();
        opened.add(lane);
      } catch (IOException e) {
        LOG.warn("{}", e.getMessage());
        damaged.add(e.getMessage());
      }
    }
    synchronized (telling) {
      lanes = List.copyOf(opened);
    }
    sinkProblem = damaged.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", damaged));
  }

  private void closeLanes() {
    List<Lane> old;
    synchronized (telling) {
      old = lanes;
      lanes = List.of();
    }
    old.forEach(Lane::stop);
    old.forEach(Lane::close);
  }

  private Optional<String> gone(WatchedFile file, boolean wasThere) {
    if (!wasThere) {
      return Optional.empty();
    }
    add(AlertCounter.RELOAD_FAILURES, 1);
    String problem = file.path() + " is gone; what it said before stays in use";
    LOG.warn("{}", problem);
    return Optional.of(problem);
  }

  private Optional<String> broken(ConfigurationException mistakes) {
    add(AlertCounter.RELOAD_FAILURES, 1);
    mistakes.getMessage().lines().forEach(line -> LOG.warn("{}", line));
    return Optional.of(mistakes.getMessage());
  }

  /** Takes what a group's evaluation has found; on the thread that evaluated. */
  private void take(Rules.Step step) {
    add(AlertCounter.EVALUATIONS, step.rules().size());
    add(AlertCounter.FAILURES, step.rules().stream().filter(RuleRun::failed).count());
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
    add(AlertCounter.EVENTS_LOST, events.write(changed, nowMillis));
    save();
    tell();
    silences.forget(
        changed.stream()
            .filter(alert -> alert.state() == AlertState.RESOLVED)
            .map(Alert::event)
            .toList());
  }

  /** Gives every sink the alerts that fire; one thread at a time, so that none sees an old list. */
  private void tell() {
    synchronized (telling) {
      if (!loaded) {
        return; // what fires is not known: nothing must be told to be over
      }
      List<Alert> firing = rules.firing();
      long nowMillis = clock.millis();
      for (Lane lane : lanes) {
        try {
          lane.update(firing, nowMillis);
        } catch (RuntimeException e) {
          LOG.warn("sink {} will be tried again: {}", lane.name(), e.getMessage());
        }
      }
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

  private void add(AlertCounter counter, long count) {
    counts.computeIfAbsent(counter, _ -> new LongAdder()).add(count);
  }

  /** What people have said, as sinks need it. */
  private final class People implements Audience {
    @Override
    public boolean isSilenced(Labels labels) {
      return silences.covering(labels).isPresent();
    }

    @Override
    public boolean isAcknowledged(String event) {
      return silences.acknowledgement(event).isPresent();
    }
  }
}
