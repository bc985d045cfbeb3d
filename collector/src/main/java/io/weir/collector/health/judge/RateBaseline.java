package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * What is usual for how often something happens, as a retransmission does. A minute's count is held
 * against the distribution that the last hour's rate makes it have; what is rare comes in bursts,
 * which widen it by how much they have done so before.
 */
final class RateBaseline implements MetricBaseline {
  private static final double HOUR_MILLIS = 3_600_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int POOLED_MINUTES = 3;
  private static final double STEADY_SIGMAS = 1.5;
  private static final double MIN_COUNT = 3;
  private static final double MIN_SAMPLES = 10;
  private static final double COMMON = 0.2; // part of the chances
  private static final double CLUSTERS = 3; // events of one flow come together
  private static final double MIN_SIZE = 1.2; // of a negative binomial: counts come in bursts
  private static final double MAX_SIZE = 4;
  private static final double HOST_MARGIN = 0.5; // deviations: some host is bad by chance

  private final Metric metric;
  private final Counts.Source source;
  private final double rise;
  private final Sensitivity limits;
  private double events;
  private double chances;
  private double shown;
  private double of;
  private final Deque<Before> before = new ArrayDeque<>();
  private double strayed = 4; // squares, beyond what chance makes of a constant rate
  private double strayedFrom = 4; // squares of what was expected
  private int learned;
  private long lastMillis;

  RateBaseline(Metric metric, Counts.Source source, double rise, Sensitivity limits) {
    this.metric = metric;
    this.source = source;
    this.rise = rise;
    this.limits = limits;
  }

  @Override
  public Optional<Finding> judge(PathMinute minute) {
    double samples = minute.sum(source.samples());
    if (samples < MIN_SAMPLES || learned < limits.minutesToLearn()) {
      return Optional.empty();
    }
    Counts all = Counts.of(minute, source);
    Optional<HostExcess> host = all.events() == 0 ? Optional.empty() : worstHost(minute, all);
    Excess overall = overall(all, minute.startMillis());
    Optional<HostExcess> alone =
        host.filter(candidate -> candidate.host.isGuilty() && candidate.excess.isAbove(overall));
    Excess worst = alone.map(HostExcess::excess).orElse(overall);
    return Optional.of(
        new Finding(
            metric,
            worst.level(limits),
            worst.sigmas,
            worst.excess,
            uncertainty(all),
            all.rate(),
            usual(),
            (long) samples,
            host.map(HostExcess::host)));
  }

  /**
   * How a minute compares: by itself, or together with the two before, where each of the three is
   * somewhat worse than usual. So losses that are rare show, and a single burst does not.
   */
  private Excess overall(Counts all, long timeMillis) {
    before.removeIf(minute -> timeMillis - minute.timeMillis >= POOLED_MINUTES * MINUTE_MILLIS);
    Excess alone = excess(all, 1);
    before.addLast(new Before(timeMillis, all, alone));
    boolean steady = before.size() == POOLED_MINUTES && before.stream().allMatch(Before::isWorse);
    if (!steady) {
      return alone;
    }
    Counts pooled = before.stream().map(Before::counts).reduce(Counts.NONE, Counts::plus);
    Excess together = excess(pooled, POOLED_MINUTES);
    return together.isAbove(alone) ? together : alone;
  }

  private double uncertainty(Counts all) {
    double eventsSpread = Math.sqrt(Math.max(all.events(), expected(all.chances())) + 1);
    double shownOfEvent = all.events() == 0 ? 1 : all.shown() / all.events();
    return eventsSpread * shownOfEvent / Math.max(1, all.among()) / rise;
  }

  @Override
  public void learn(PathMinute minute) {
    Counts all = Counts.of(minute, source);
    if (all.chances() == 0) {
      return;
    }
    double expected = expected(all.chances());
    double decay = Math.exp(-Math.max(0, minute.startMillis() - lastMillis) / HOUR_MILLIS);
    lastMillis = minute.startMillis();
    double off = all.events() - expected;
    strayed = strayed * decay + off * off - expected;
    strayedFrom = strayedFrom * decay + expected * expected;
    events = events * decay + all.events();
    chances = chances * decay + all.chances();
    shown = shown * decay + all.shown();
    of = of * decay + all.of();
    learned++;
  }

  @Override
  public void meet(PathMinute minute) {
    learn(minute); // a rate is no host's own
  }

  private double usual() {
    return new Counts(0, events, chances, shown, of).rate();
  }

  private double expected(double among) {
    double rate = (events + 0.5) / (chances + 1); // half an event: none so far is not never
    return among * Math.min(rate, 1);
  }

  private Excess excess(Counts counts, int minutes) {
    double expected = expected(counts.chances());
    double deviance = deviance(counts.events(), counts.chances(), expected, minutes);
    double sigmas = Math.copySign(Math.sqrt(2 * Math.max(0, deviance)), counts.events() - expected);
    return new Excess(sigmas, (counts.rate() - usual()) / rise, counts.events());
  }

  /**
   * Half the deviance of a count. Where an event is a matter of course the binomial distribution's;
   * of what is rare, the negative binomial's: losses come in bursts.
   */
  private double deviance(double events, double chances, double expected, int minutes) {
    if (expected > COMMON * chances) {
      return part(events, expected) + part(chances - events, chances - expected);
    }
    double size = minutes * Math.clamp(strayedFrom / Math.max(strayed, 1e-9), MIN_SIZE, MAX_SIZE);
    return part(events, expected) - (events + size) * Math.log((events + size) / (expected + size));
  }

  /** A term of the deviance. */
  private static double part(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / Math.max(expected, 1e-9));
  }

  private Optional<HostExcess> worstHost(PathMinute minute, Counts all) {
    Optional<HostExcess> worst = Optional.empty();
    for (Side side : Side.values()) {
      Collection<Counts> hosts = Counts.byHost(minute, source, side).values();
      for (Counts own : hosts) {
        Excess excess = excess(own, 1).less(HOST_MARGIN);
        double odds = odds(own, all.without(own)) - Math.log(hosts.size());
        if (excess.isWorse()
            && own.chances() < all.chances()
            && worst.stream().noneMatch(other -> other.host.odds() > odds)) {
          double share = own.chances() / all.chances();
          SuspectHost host = new SuspectHost(minute.host(own.flow(), side), side, share, odds);
          worst = Optional.of(new HostExcess(excess, host));
        }
      }
    }
    return worst;
  }

  /** How much likelier it is that the host alone differs than that all of the path does alike. */
  private double odds(Counts host, Counts rest) {
    double rate = (host.events() + rest.events()) / (host.chances() + rest.chances());
    double allAlike =
        poisson(host.events(), rate * host.chances())
            + poisson(rest.events(), rate * rest.chances());
    return (allAlike - poisson(rest.events(), expected(rest.chances()))) / CLUSTERS;
  }

  /** Half the deviance of a Poisson distribution: what bursts there are, all hosts share. */
  private static double poisson(double events, double expected) {
    return part(events, expected) - (events - expected);
  }

  /** What was counted in one of the last minutes. */
  private record Before(long timeMillis, Counts counts, Excess alone) {
    boolean isWorse() {
      return alone.sigmas > STEADY_SIGMAS && alone.excess > 0.5;
    }
  }

  /** By how much a count differs from the baseline. */
  private record Excess(double sigmas, double excess, double events) {
    boolean isWorse() {
      return sigmas > 1 && excess > 0.5;
    }

    Excess less(double margin) {
      return new Excess(sigmas - margin, excess, events);
    }

    Level level(Sensitivity limits) {
      Level level = Finding.levelOf(sigmas, excess, limits);
      return level == Level.BAD && events < MIN_COUNT ? Level.SUSPECT : level;
    }

    boolean isAbove(Excess other) {
      return Math.min(excess, 1) * sigmas > Math.min(other.excess, 1) * other.sigmas;
    }
  }

  private record HostExcess(Excess excess, SuspectHost host) {}
}
