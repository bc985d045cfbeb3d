package io.weir.collector.health.accuracy;

import io.weir.collector.health.accuracy.Detector.Opinion;
import io.weir.collector.health.judge.Cause;
import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.PathMinute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One made-up day: a site, its traffic and what goes wrong, all drawn from a seed. */
final class Scenario {
  private static final double MIN_SAMPLES = 30; // of a minute, that an impairment must touch
  private static final double MIN_MINUTES = 3;
  private static final double AFTERMATH = 4; // minutes in which an alarm may still stand

  private final int minutes;
  private final Site site;
  private final List<Fault> faults;
  private final Traffic traffic;
  private final long seed;

  Scenario(long seed, FaultKind first, int minutes) {
    Draw draw = new Draw(seed);
    this.seed = seed;
    this.minutes = minutes;
    this.site = new Site(draw);
    this.faults = new Faults(draw, site).of(first, minutes);
    this.traffic = new Traffic(new Draw(seed ^ 0x5eed), site, faults);
  }

  /** Runs the day through some detectors; gives a score card for each. */
  List<Scorecard> run(List<Detector> detectors) {
    List<Map<PathKey, Opinion[]>> opinions = new ArrayList<>();
    detectors.forEach(_ -> opinions.add(new HashMap<>()));
    Map<PathKey, double[]> samples = new HashMap<>();
    Map<PathKey, double[]> requests = new HashMap<>();
    for (int minute = 0; minute < minutes; minute++) {
      Traffic.Minute measured = traffic.minute(minute);
      for (PathMinute path : measured.paths()) {
        note(samples, path.key(), minute, path.sum(Measure.RTT_SAMPLES));
        note(requests, path.key(), minute, path.sum(Measure.OPENED));
      }
      for (int i = 0; i < detectors.size(); i++) {
        int at = minute;
        Map<PathKey, Opinion[]> of = opinions.get(i);
        detectors
            .get(i)
            .judge(measured)
            .forEach((key, said) -> of.computeIfAbsent(key, _ -> new Opinion[minutes])[at] = said);
      }
    }
    return opinions.stream().map(of -> score(of, samples, requests)).toList();
  }

  private void note(Map<PathKey, double[]> into, PathKey key, int minute, double value) {
    into.computeIfAbsent(key, _ -> new double[minutes])[minute] = value;
  }

  private Scorecard score(
      Map<PathKey, Opinion[]> opinions,
      Map<PathKey, double[]> samples,
      Map<PathKey, double[]> requests) {
    Scorecard card = new Scorecard();
    for (int local = 0; local < site.locals(); local++) {
      for (int remote = 0; remote < site.remotes(); remote++) {
        PathKey key = site.key(local, remote);
        Opinion[] said = opinions.getOrDefault(key, new Opinion[minutes]);
        for (Fault fault : faults) {
          if (fault.kind().isImpairment() && fault.concerns(local, remote)) {
            boolean cutOff = fault.kind() == FaultKind.UNREACHABLE;
            double[] of = (cutOff ? requests : samples).get(key);
            double touched = mean(of, fault) * touched(fault, local, remote);
            if (fault.minutes() >= MIN_MINUTES && touched >= MIN_SAMPLES) {
              score(card, fault, said, local, remote);
            }
          }
        }
        scoreAlarms(card, said, local, remote);
      }
    }
    return card;
  }

  private void score(Scorecard card, Fault fault, Opinion[] said, int local, int remote) {
    Optional<Cause> cause = mostSaid(said, fault);
    boolean found =
        fault.kind().isOfNetwork() ? firstAlarm(said, fault).isPresent() : cause.isPresent();
    if (!fault.kind().isOfNetwork() && fault.slowdown() == 1 && !found) {
      return; // nothing on the path shows it
    }
    if (!found || cause.isEmpty() || cause.get() != truth(fault, local, remote)) {
      card.mistake(
          "%s missed or misjudged: %s, said %s: %s"
              .formatted(name(local, remote), fault, cause, sayings(said, fault)));
    }
    card.impairment(fault.kind(), truth(fault, local, remote), cause, found);
    if (fault.kind().isOfNetwork()) {
      firstAlarm(said, fault).ifPresent(minute -> card.detected(minute + 1 - fault.start()));
    }
  }

  private void scoreAlarms(Scorecard card, Opinion[] said, int local, int remote) {
    boolean alarmed = false;
    boolean right = false;
    String first = "";
    for (int minute = 0; minute < minutes; minute++) {
      int at = minute;
      boolean faulty =
          faults.stream()
              .anyMatch(
                  fault ->
                      fault.kind().isOfNetwork()
                          && fault.concerns(local, remote)
                          && at + 1 > fault.start()
                          && at < fault.end() + AFTERMATH);
      boolean alarm = said[minute] != null && said[minute].network();
      if (!faulty) {
        card.quietMinute(said[minute] != null && said[minute].telling());
      }
      if (alarmed && !alarm) {
        card.alarm(right);
        if (!right) {
          card.mistake(
              "%s false alarm until minute %d: %s".formatted(name(local, remote), minute, first)
                  + before(minute));
        }
        right = false;
      }
      first = alarm && !alarmed ? said[minute].evidence() : first;
      alarmed = alarm;
      right |= alarm && faulty;
    }
    if (alarmed) {
      card.alarm(right);
    }
  }

  private String sayings(Opinion[] said, Fault fault) {
    return IntStream.range(
            (int) fault.start(), (int) Math.min(minutes, Math.min(fault.end(), fault.start() + 6)))
        .mapToObj(minute -> said[minute] == null ? "-" : said[minute].evidence())
        .collect(Collectors.joining(" / "));
  }

  private String name(int local, int remote) {
    return "seed %d, path %d of %d to %d of %d,"
        .formatted(seed, local, site.locals(), remote, site.remotes());
  }

  private String before(int minute) {
    return faults.stream()
        .filter(fault -> fault.start() <= minute)
        .reduce((_, last) -> last)
        .map(fault -> "; after " + fault)
        .orElse("");
  }

  private Optional<Integer> firstAlarm(Opinion[] said, Fault fault) {
    for (int minute = (int) fault.start(); minute < Math.min(minutes, fault.end()); minute++) {
      if (said[minute] != null && said[minute].network()) {
        return Optional.of(minute);
      }
    }
    return Optional.empty();
  }

  private Optional<Cause> mostSaid(Opinion[] said, Fault fault) {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    for (int minute = (int) fault.start(); minute < Math.min(minutes, fault.end()); minute++) {
      if (said[minute] != null && said[minute].cause().isPresent()) {
        counts.merge(said[minute].cause().get(), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  /** What can be known to be the cause, with the paths that there are to compare with. */
  private Cause truth(Fault fault, int local, int remote) {
    boolean severalLocals = site.locals() > 1;
    boolean severalRemotes = site.remotes() > 1;
    return switch (fault.kind()) {
      case SLOW_SERVER, BAD_HOST -> Cause.WORKLOAD;
      case UNREACHABLE ->
          asks(-1, remote) > 1 || asks(local, -1) > 1 ? Cause.PROVIDER : Cause.NETWORK;
      case BROWNOUT, LOSS -> severalLocals || severalRemotes ? Cause.PROVIDER : Cause.NETWORK;
      case SATURATION -> {
        boolean counted = site.lane(fault.local(), 0).near().counted();
        yield severalLocals || severalRemotes || counted ? Cause.LOCAL_NETWORK : Cause.NETWORK;
      }
      case PATH -> {
        if (severalLocals == severalRemotes) {
          yield Cause.NETWORK;
        }
        yield severalLocals ? Cause.LOCAL_NETWORK : Cause.PROVIDER;
      }
      case DEPLOY, SURGE, SAMPLING_RATE, RESTART, SILENCE ->
          throw new IllegalArgumentException(fault.kind() + " impairs nothing");
    };
  }

  /** On how many paths of an end connections are asked for, often enough to compare with. */
  private int asks(int ofLocal, int ofRemote) {
    int asks = 0;
    for (int local = 0; local < site.locals(); local++) {
      for (int remote = 0; remote < site.remotes(); remote++) {
        boolean concerned =
            (ofLocal < 0 || local == ofLocal) && (ofRemote < 0 || remote == ofRemote);
        asks += concerned && site.lane(local, remote).handshakes() >= MIN_SAMPLES / 2 ? 1 : 0;
      }
    }
    return asks;
  }

  private double touched(Fault fault, int local, int remote) {
    return switch (fault.kind()) {
      case SLOW_SERVER -> share(site.lane(local, remote).far().popularity(), fault.host());
      case BAD_HOST -> share(site.lane(local, remote).near().popularity(), fault.host());
      default -> fault.kind() == FaultKind.UNREACHABLE ? 1 : fault.reach();
    };
  }

  private static double share(double[] popularity, int host) {
    double sum = 0;
    for (double weight : popularity) {
      sum += weight;
    }
    return popularity[host] / sum;
  }

  private double mean(double[] values, Fault fault) {
    double sum = 0;
    int from = (int) fault.start();
    int to = (int) Math.min(minutes, Math.ceil(fault.end()));
    for (int minute = from; minute < to; minute++) {
      sum += values[minute];
    }
    return sum / (to - from);
  }

  @Override
  public String toString() {
    return faults.stream().map(fault -> fault.kind().name()).collect(Collectors.joining(", "));
  }
}
