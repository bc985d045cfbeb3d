package io.weir.collector.health.accuracy;

import io.weir.collector.health.judge.Cause;
import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.PathMinute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is set up first elsewhere: a path is bad in two of three minutes in which its mean round
 * trip or its part of packets sent again lies above a line. A rule draws the line.
 */
final class Threshold implements Detector {
  /** Draws the line: whether a value of a path is above it. */
  interface Rule {
    boolean isAbove(PathKey path, double rttMicros, double retransmitted);
  }

  private final Rule rule;
  private final Map<PathKey, Deque<Boolean>> last = new HashMap<>();

  Threshold(Rule rule) {
    this.rule = rule;
  }

  /** The same line for every path. */
  static Threshold fixed(double rttMicros, double retransmitted) {
    return new Threshold((_, rtt, again) -> rtt > rttMicros || again > retransmitted);
  }

  /** So many standard deviations above the mean of the path's last hour, good or bad. */
  static Threshold zScore(double deviations) {
    Map<PathKey, Moments> rtts = new HashMap<>();
    Map<PathKey, Moments> losses = new HashMap<>();
    return new Threshold(
        (path, rtt, again) -> {
          boolean slow = rtts.computeIfAbsent(path, _ -> new Moments()).isAbove(rtt, deviations);
          boolean lossy =
              losses.computeIfAbsent(path, _ -> new Moments()).isAbove(again, deviations);
          return slow || lossy;
        });
  }

  @Override
  public Map<PathKey, Opinion> judge(Traffic.Minute minute) {
    return minute.paths().stream().collect(Collectors.toMap(PathMinute::key, this::judge));
  }

  private Opinion judge(PathMinute path) {
    double samples = path.sum(Measure.RTT_SAMPLES);
    Deque<Boolean> minutes = last.computeIfAbsent(path.key(), _ -> new ArrayDeque<>());
    if (samples >= 5) {
      double again = path.sum(Measure.RETRANSMITS) / Math.max(1, path.sum(Measure.SENT_PACKETS));
      double rtt = Math.exp(path.sum(Measure.LOG_RTT) / samples);
      minutes.addFirst(rule.isAbove(path.key(), rtt, again));
    }
    if (minutes.size() > 3) {
      minutes.removeLast();
    }
    boolean bad = minutes.stream().filter(Boolean::booleanValue).count() >= 2;
    Optional<Cause> cause = bad ? Optional.of(Cause.NETWORK) : Optional.empty();
    return new Opinion(bad, samples >= 5, cause, "");
  }

  /** Mean and deviation of the last hour's values. */
  private static final class Moments {
    private final Deque<Double> values = new ArrayDeque<>();

    boolean isAbove(double value, double deviations) {
      double mean = values.stream().mapToDouble(v -> v).average().orElse(value);
      double variance =
          values.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
      boolean above = values.size() >= 5 && value > mean + deviations * Math.sqrt(variance);
      values.addLast(value);
      if (values.size() > 60) {
        values.removeFirst();
      }
      return above;
    }
  }
}
