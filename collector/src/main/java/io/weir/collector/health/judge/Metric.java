package io.weir.collector.health.judge;

import io.weir.collector.health.path.Measure;
import java.util.Locale;

/** What can be wrong with a path. */
public enum Metric {
  RTT(Aspect.PERFORMANCE, true),
  RETRANSMITS(Aspect.PERFORMANCE, true),
  HANDSHAKES(Aspect.AVAILABILITY, true),
  RESETS(Aspect.AVAILABILITY, false),
  TIMEOUTS(Aspect.AVAILABILITY, false),
  DURATION(Aspect.PERFORMANCE, false);

  private final Aspect aspect;
  private final boolean ofNetwork;

  Metric(Aspect aspect, boolean ofNetwork) {
    this.aspect = aspect;
    this.ofNetwork = ofNetwork;
  }

  /** Which score it counts in. */
  public Aspect aspect() {
    return aspect;
  }

  /** Whether a network can be the cause; else only the workload can. */
  public boolean isOfNetwork() {
    return ofNetwork;
  }

  /** A fresh baseline of it. */
  MetricBaseline baseline(Sensitivity limits) {
    return switch (this) {
      case RTT ->
          new LevelBaseline(
              this,
              Measure.LOG_RTT,
              Measure.RTT_SAMPLES,
              limits.rttRise(),
              limits.rttRiseMicros(),
              limits);
      case DURATION ->
          new LevelBaseline(
              this, Measure.LOG_DURATION, Measure.TIMED, limits.durationRise(), 1000, limits);
      case RETRANSMITS ->
          new RateBaseline(
              this,
              new Counts.Source(
                  Measure.LOSSES,
                  Measure.OBSERVED_PACKETS,
                  Measure.OBSERVED,
                  Measure.RETRANSMITS,
                  Measure.SENT_PACKETS),
              limits.retransmitRise(),
              limits);
      case HANDSHAKES ->
          new RateBaseline(
              this,
              Counts.Source.of(Measure.OPENED, Measure.HANDSHAKES),
              limits.handshakeRise(),
              limits);
      case RESETS ->
          new RateBaseline(
              this, Counts.Source.of(Measure.RESETS, Measure.TCP), limits.resetRise(), limits);
      case TIMEOUTS ->
          new RateBaseline(
              this,
              Counts.Source.of(Measure.TIMEOUTS, Measure.OPERATIONS),
              limits.timeoutRise(),
              limits);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
