package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Address;
import java.util.Map;
import java.util.Optional;

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
  private static final double HOST_MARGIN = 0.5; // deviations: some host is bad by chance

  private final Metric metric;
  private final Measure sum;
  private final Measure count;
  private final double rise;
  private final double riseMicros;
  private final Sensitivity limits;
  private final RecentMinutes recent = new RecentMinutes();
  private final Map<Side, HostOffsets> offsets =
      Map.of(Side.LOCAL, new HostOffsets(), Side.REMOTE, new HostOffsets());
  private int learned;
  private double level;
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
    Residuals residuals = residuals(minute);
    double clip = Math.max(4 * spread, rise);
    Residuals.Sum all = residuals.sum(clip);
    if (all.flows() < MIN_FLOWS_OF_PATH) {
      return Optional.empty();
    }
    Noise scatter =
        new Noise(Math.max(spread, Math.min(residuals.spread(), 3 * spread)), residuals.ofHosts());
    Shift overall = shift(all, scatter);
    Optional<HostShift> host = worstHost(minute, residuals, clip, all, scatter);
    Optional<HostShift> alone =
        host.filter(candidate -> candidate.host.isGuilty() && candidate.shift.isAbove(overall));
    Shift worst = alone.map(HostShift::shift).orElse(overall);
    double[] logs = minute.logs(sum, count);
    Level found = worst.level(limits);
    return Optional.of(
        new Finding(
            metric,
            found != Level.CLEAN && 1 - residuals.novelty() < MOVED * (1 - novelty)
                ? Level.MOVED
                : found,
            worst.sigmas,
            worst.excess,
            worst.noise / rise,
            Math.exp(RecentMinutes.medianOf(logs, logs.length)),
            Math.exp(usualLog),
            (long) samples,
            host.map(HostShift::host)));
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
      level = median;
      spread = Math.max(MIN_SPREAD, RecentMinutes.deviationOf(logs, logs.length, median));
    }
    novelty += gain * (residuals(minute).novelty() - novelty);
    usualLog += gain * (median - usualLog);
    Residuals residuals = residuals(minute);
    Residuals.Sum all = residuals.sum(Math.max(4 * spread, rise));
    recent.add(minute.startMillis(), all.narrowMean(), all.flows());
    if (residuals.count() >= MIN_FLOWS) {
      spread += gain * (Math.max(MIN_SPREAD, residuals.spread()) - spread);
    }
    level += gain * all.narrowMean();
    learnHosts(minute, Side.REMOTE);
    learnHosts(minute, Side.LOCAL);
  }

  @Override
  public void meet(PathMinute minute) {
    double[] logs = minute.logs(sum, count);
    if (logs.length > 0) {
      usualLog = RecentMinutes.medianOf(logs, logs.length);
      learnHosts(minute, Side.REMOTE);
      learnHosts(minute, Side.LOCAL);
    }
  }

  private void learnHosts(PathMinute minute, Side side) {
    Residuals residuals = residuals(minute);
    residuals
        .byHost(side, Residuals.Sum.WIDE)
        .forEach(
            (number, flows) -> {
              Address host = minute.host(residuals.flowOf(number, side), side);
              offsets.get(side).learn(host, flows.wideMean(), flows.flows(), minute.startMillis());
            });
  }

  private Residuals residuals(PathMinute minute) {
    int[] flows = new int[minute.flows()];
    double[] values = new double[minute.flows()];
    boolean[] known = new boolean[minute.flows()];
    int told = 0;
    double ofLocals = 0;
    double ofRemotes = 0;
    for (int flow = 0; flow < minute.flows(); flow++) {
      double samples = minute.sum(flow, count);
      if (samples == 0) {
        continue;
      }
      int local = offsets.get(Side.LOCAL).find(minute.host(flow, Side.LOCAL));
      int remote = offsets.get(Side.REMOTE).find(minute.host(flow, Side.REMOTE));
      ofLocals += offsets.get(Side.LOCAL).uncertainty(local);
      ofRemotes += offsets.get(Side.REMOTE).uncertainty(remote);
      flows[told] = flow;
      known[told] = local >= 0 && remote >= 0;
      values[told++] =
          minute.sum(flow, sum) / samples
              - level
              - offsets.get(Side.LOCAL).offset(local)
              - offsets.get(Side.REMOTE).offset(remote);
    }
    double ofHosts =
        (ofLocals / minute.hosts(Side.LOCAL) + ofRemotes / minute.hosts(Side.REMOTE))
            / Math.max(1, told);
    return new Residuals(minute, flows, values, known, told, ofHosts);
  }

  private Shift shift(Residuals.Sum flows, Noise scatter) {
    double ofMinutes = recent.deviation() * recent.deviation();
    double fewer = Math.max(1, recent.weight() / flows.flows());
    double noise =
        Math.sqrt(
            Math.max(ofMinutes * fewer, scatter.variance(flows.flows())) + RESOLUTION * RESOLUTION);
    double sigmas = (flows.narrowMean() - recent.median()) / noise;
    double factor = Math.exp(flows.wideMean() - recent.median());
    double excess = Math.min((factor - 1) / rise, (factor - 1) * Math.exp(usualLog) / riseMicros);
    return new Shift(flows.flows(), sigmas, excess, flows.narrowMean() - recent.median(), noise);
  }

  private Optional<HostShift> worstHost(
      PathMinute minute, Residuals residuals, double clip, Residuals.Sum all, Noise scatter) {
    Optional<HostShift> worst = Optional.empty();
    for (Side side : Side.values()) {
      Map<Integer, Residuals.Sum> hosts = residuals.byHost(side, clip);
      for (var entry : hosts.entrySet()) {
        Residuals.Sum own = entry.getValue();
        if (own.flows() < MIN_FLOWS || own.flows() == all.flows()) {
          continue;
        }
        Shift shift = shift(own, scatter).less(HOST_MARGIN);
        double odds = odds(shift, all.without(own), scatter) - Math.log(hosts.size());
        if (shift.isWorse() && worst.stream().noneMatch(other -> other.host.odds() > odds)) {
          Address address = minute.host(residuals.flowOf(entry.getKey(), side), side);
          double share = (double) own.flows() / all.flows();
          worst = Optional.of(new HostShift(shift, new SuspectHost(address, side, share, odds)));
        }
      }
    }
    return worst;
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

  /** By how much flows differ from the baseline, and how uncertain that is. */
  private record Shift(int flows, double sigmas, double excess, double rise, double noise) {
    Level level(Sensitivity limits) {
      return Finding.levelOf(sigmas, excess, limits);
    }

    boolean isWorse() {
      return sigmas > 1 && excess > 0.5;
    }

    Shift less(double margin) {
      return new Shift(flows, sigmas - margin, excess, rise, noise);
    }

    boolean isAbove(Shift other) {
      return Math.min(excess, 1) * sigmas > Math.min(other.excess, 1) * other.sigmas;
    }
  }

  private record HostShift(Shift shift, SuspectHost host) {}
}
