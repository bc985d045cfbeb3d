package io.weir.collector.health.judge;

import io.weir.collector.health.judge.Finding.Level;
import io.weir.collector.health.judge.Finding.SuspectHost;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is usual for how often something happens, as a retransmission does. A minute's count is held
 * against the distribution that the last hour's rate makes it have.
 */
final class RateBaseline implements MetricBaseline {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int POOLED_MINUTES = 3;
  private static final double STEADY_SIGMAS = 1.5;
  private static final double MIN_COUNT = 3;
  private static final double MIN_SAMPLES = 10;
  private static final double CLUSTERS = 3; // events of one flow come together

  private final Metric metric;
  private final Counts.Source source;
  private final double rise;
  private final Sensitivity limits;
  private final UsualRate usual = new UsualRate();
  private final Deque<Before> before = new ArrayDeque<>();

  RateBaseline(Metric metric, Counts.Source source, double rise, Sensitivity limits) {
    this.metric = metric;
    this.source = source;
    this.rise = rise;
    this.limits = limits;
  }

  @Override
  public Optional<Finding> judge(PathMinute minute) {
    double samples = minute.sum(source.samples());
    if (samples < MIN_SAMPLES || usual.minutes() < limits.minutesToLearn()) {
      return Optional.empty();
    }
    Counts all = Counts.of(minute, source);
    Optional<Suspicion> host =
        Suspicion.likeliest(sides(all).flatMap(side -> suspicions(minute, side, all)));
    Deviation worst = Suspicion.worst(host, overall(all, minute.startMillis()));
    return Optional.of(
        new Finding(
            metric,
            worst.level(limits),
            worst.sigmas(),
            worst.excess(),
            worst.uncertainty(),
            all.rate(),
            usual.rate(),
            (long) samples,
            host.map(Suspicion::host)));
  }

  @Override
  public void learn(PathMinute minute) {
    Counts all = Counts.of(minute, source);
    if (all.chances() > 0) {
      usual.learn(all, minute.startMillis());
    }
  }

  @Override
  public void meet(PathMinute minute) {
    learn(minute); // a rate is no host's own
  }

  /**
   * How a minute compares: by itself, or together with the two before, where each of the three is
   * somewhat worse than usual. So losses that are rare show, and a single burst does not.
   */
  private Deviation overall(Counts all, long timeMillis) {
    before.removeIf(minute -> timeMillis - minute.timeMillis >= POOLED_MINUTES * MINUTE_MILLIS);
    Deviation alone = deviation(all, 1);
    before.addLast(new Before(timeMillis, all, alone));
    boolean steady = before.size() == POOLED_MINUTES && before.stream().allMatch(Before::isWorse);
    if (!steady) {
      return alone;
    }
    Counts pooled = before.stream().map(Before::counts).reduce(Counts.NONE, Counts::plus);
    Deviation together = deviation(pooled, POOLED_MINUTES);
    return together.isAbove(alone) ? together : alone;
  }

  private Deviation deviation(Counts counts, int minutes) {
    return new Deviation(
        usual.sigmas(counts, minutes),
        (counts.rate() - usual.rate()) / rise,
        uncertainty(counts),
        counts.events() < MIN_COUNT ? Level.SUSPECT : Level.BAD);
  }

  private double uncertainty(Counts counts) {
    double expected = usual.expected(counts.chances());
    double eventsSpread = Math.sqrt(Math.max(counts.events(), expected) + 1);
    double shownOfEvent = counts.events() == 0 ? 1 : counts.shown() / counts.events();
    return eventsSpread * shownOfEvent / Math.max(1, counts.among()) / rise;
  }

  /** The ends that have hosts to suspect: none where nothing has happened. */
  private static Stream<Side> sides(Counts all) {
    return all.events() == 0 ? Stream.empty() : Arrays.stream(Side.values());
  }

  /** The hosts at one end that are worse than usual. */
  private Stream<Suspicion> suspicions(PathMinute minute, Side side, Counts all) {
    Collection<Counts> hosts = Counts.byHost(minute, source, side).values();
    return hosts.stream()
        .filter(own -> own.chances() < all.chances())
        .filter(own -> deviation(own, 1).ofOneHost().isWorse())
        .map(
            own -> {
              double odds = odds(own, all.without(own)) - Math.log(hosts.size());
              double share = own.chances() / all.chances();
              return new Suspicion(
                  deviation(own, 1).ofOneHost(),
                  new SuspectHost(minute.host(own.flow(), side), side, share, odds));
            });
  }

  /** How much likelier it is that the host alone differs than that all of the path does alike. */
  private double odds(Counts host, Counts rest) {
    double rate = (host.events() + rest.events()) / (host.chances() + rest.chances());
    double allAlike =
        UsualRate.poisson(host.events(), rate * host.chances())
            + UsualRate.poisson(rest.events(), rate * rest.chances());
    double alone = UsualRate.poisson(rest.events(), usual.expected(rest.chances()));
    return (allAlike - alone) / CLUSTERS;
  }

  /** What was counted in one of the last minutes. */
  private record Before(long timeMillis, Counts counts, Deviation alone) {
    boolean isWorse() {
      return alone.sigmas() > STEADY_SIGMAS && alone.excess() > 0.5;
    }
  }
}
