package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Address;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is usual for a time that varies by factors, as round trips do. Each flow is compared with
 * what its own hosts' flows take; the mean of these differences, in logarithms, is compared with
 * those of the last hour.
 */
final class LevelBaseline implements MetricBaseline {
  private static final int MIN_FLOWS = 3;
  private static final int MIN_FLOWS_OF_PATH = 5;
  private static final int FEW_FLOWS = 10;
  private static final int MIN_SAMPLES = 5;
  private static final double LEARNING = 1.0 / 30; // of a minute, for what moves slowly
  private static final double MIN_SPREAD = 0.02;
  private static final double RESOLUTION = 0.01; // differences of a hundredth are never telling
  private static final double MOVED = 0.5; // of the flows that are usually of known hosts still are

  private final Metric metric;
  private final Measure sum;
  private final Measure count;
  private final double rise;
  private final double riseMicros;
  private final Sensitivity limits;
  private final HostLevels levels;
  private final RecentMinutes recent = new RecentMinutes();
  private int learned;
  private double spread;
  private double usualLog;
  private double novelty; // part of a minute's flows that is usually of unknown hosts

  LevelBaseline(
      Metric metric,
      Measure sum,
      Measure count,
      double rise,
      double riseMicros,
      Sensitivity limits) {
    this.metric = metric;
    this.sum = sum;
    this.count = count;
    this.levels = new HostLevels(sum, count);
    this.rise = rise;
    this.riseMicros = riseMicros;
    this.limits = limits;
  }

  @Override
  public Optional<Finding> judge(PathMinute minute) {
    double samples = minute.sum(count);
    if (samples < MIN_SAMPLES || recent.count(minute.startMillis()) < limits.minutesToLearn()) {
      return Optional.empty();
    }
    Residuals residuals = levels.residuals(minute);
    Residuals.Sum all = residuals.sum(clip());
    if (all.flows() < MIN_FLOWS_OF_PATH) {
      return Optional.empty();
    }
    Noise scatter =
        new Noise(Math.max(spread, Math.min(residuals.spread(), 3 * spread)), residuals.ofHosts());
    Optional<Suspicion> host =
        Suspicion.likeliest(
            Arrays.stream(Side.values())
                .flatMap(side -> suspicions(minute, side, residuals, all, scatter)));
    Deviation worst = Suspicion.worst(host, deviation(shift(all, scatter)));
    double[] logs = minute.logs(sum, count);
    Level found = worst.level(limits);
    return Optional.of(
        new Finding(
            metric,
            found != Level.CLEAN && 1 - residuals.novelty() < MOVED * (1 - novelty)
                ? Level.MOVED
                : found,
            worst.sigmas(),
            worst.excess(),
            worst.uncertainty(),
            Math.exp(RecentMinutes.medianOf(logs, logs.length)),
            Math.exp(usualLog),
            (long) samples,
            host.map(Suspicion::host)));
  }

  @Override
  public void learn(PathMinute minute) {
    double[] logs = minute.logs(sum, count);
    if (logs.length == 0) {
      return;
    }
    double median = RecentMinutes.medianOf(logs, logs.length);
    double gain = Math.max(LEARNING, 1.0 / ++learned);
    if (learned == 1) {
      levels.begin(median);
      spread = Math.max(MIN_SPREAD, RecentMinutes.deviationOf(logs, logs.length, median));
    }
    usualLog += gain * (median - usualLog);
    Residuals residuals = levels.residuals(minute);
    novelty += gain * (residuals.novelty() - novelty);
    double off = residuals.sum(clip()).narrowMean();
    recent.add(minute.startMillis(), off, residuals.sum(clip()).flows());
    if (residuals.count() >= MIN_FLOWS) {
      spread += gain * (Math.max(MIN_SPREAD, residuals.spread()) - spread);
    }
    levels.learn(minute, gain * off);
  }

  @Override
  public void meet(PathMinute minute) {
    double[] logs = minute.logs(sum, count);
    if (logs.length > 0) {
      usualLog = RecentMinutes.medianOf(logs, logs.length);
      levels.meet(minute);
    }
  }

  /** How far noise reaches. */
  private double clip() {
    return Math.max(4 * spread, rise);
  }

  private Shift shift(Residuals.Sum flows, Noise scatter) {
    double ofMinutes = recent.deviation() * recent.deviation();
    double fewer = Math.max(1, recent.weight() / flows.flows());
    double noise =
        Math.sqrt(
            Math.max(ofMinutes * fewer, scatter.variance(flows.flows())) + RESOLUTION * RESOLUTION);
    return new Shift(
        flows.flows(),
        flows.narrowMean() - recent.median(),
        flows.wideMean() - recent.median(),
        noise);
  }

  private Deviation deviation(Shift shift) {
    double more = Math.exp(shift.wideRise) - 1;
    double excess = Math.min(more / rise, more * Math.exp(usualLog) / riseMicros);
    return new Deviation(shift.sigmas(), excess, shift.noise / rise, Level.BAD);
  }

  /** The hosts at one end that are worse than usual. */
  private Stream<Suspicion> suspicions(
      PathMinute minute, Side side, Residuals residuals, Residuals.Sum all, Noise scatter) {
    Map<Integer, Residuals.Sum> hosts = residuals.byHost(side, clip());
    return hosts.entrySet().stream()
        .filter(host -> host.getValue().flows() >= MIN_FLOWS)
        .filter(host -> host.getValue().flows() < all.flows())
        .filter(host -> deviation(shift(host.getValue(), scatter)).ofOneHost().isWorse())
        .map(
            host -> {
              Residuals.Sum own = host.getValue();
              Shift shift = shift(own, scatter);
              double odds = odds(shift, all.without(own), scatter) - Math.log(hosts.size());
              double share = (double) own.flows() / all.flows();
              Address address = minute.host(residuals.flowOf(host.getKey(), side), side);
              return new Suspicion(
                  deviation(shift).ofOneHost(), new SuspectHost(address, side, share, odds));
            });
  }

  /**
   * How much likelier it is that the rest of the path is as usual than that it is like the host;
   * even where both are too small to tell.
   */
  private double odds(Shift host, Residuals.Sum others, Noise scatter) {
    if (others.flows() < MIN_FLOWS) {
      return others.flows() + host.flows < FEW_FLOWS ? 0 : SuspectHost.INNOCENT * 2;
    }
    Shift rest = shift(others, scatter);
    double likeHost = (host.rise - rest.rise) / Math.hypot(host.noise, rest.noise);
    double asUsual = Math.max(0, rest.rise) / rest.noise;
    return (likeHost * likeHost - asUsual * asUsual) / 2;
  }

  /**
   * How uncertain a mean of flows is.
   *
   * @param ofFlow the standard deviation of a single flow
   * @param ofHosts the variance of what is usual for the hosts, where 1 is a single flow's
   */
  private record Noise(double ofFlow, double ofHosts) {
    double variance(int flows) {
      return ofFlow * ofFlow * (1.0 / flows + ofHosts);
    }
  }

  /**
   * By how much flows differ from the baseline, in logarithms.
   *
   * @param flows how many
   * @param rise by how much what noise reaches has risen
   * @param wideRise by how much what faults reach has
   * @param noise the standard deviation of {@code rise}
   */
  private record Shift(int flows, double rise, double wideRise, double noise) {
    double sigmas() {
      return rise / noise;
    }
  }
}
