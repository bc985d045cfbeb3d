package io.weir.collector.health.judge;

import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How far each flow of a minute lies off what is usual for its hosts, in logarithms. */
final class Residuals {
  private static final int ENOUGH = 5; // flows of known hosts: then the others can be left out

  private final PathMinute minute;
  private final int[] flows;
  private final double[] values;
  private final boolean[] known;
  private final int count;
  private final double ofHosts;
  private final boolean onlyKnown;

  /**
   * The residuals of some flows.
   *
   * @param flows numbers of the flows
   * @param values their residuals
   * @param known whether the hosts of each are known
   * @param ofHosts the variance of what is usual for the hosts, where 1 is a single flow's
   */
  Residuals(
      PathMinute minute, int[] flows, double[] values, boolean[] known, int count, double ofHosts) {
    this.minute = minute;
    this.flows = flows;
    this.values = values;
    this.known = known;
    this.count = count;
    this.ofHosts = ofHosts;
    int comparable = 0;
    for (int i = 0; i < count; i++) {
      comparable += known[i] ? 1 : 0;
    }
    this.onlyKnown = comparable >= ENOUGH;
  }

  int count() {
    return count;
  }

  /** The number of the host at one end. */
  int host(int i, Side side) {
    return minute.hostNumber(flows[i], side);
  }

  /** A flow of the host of that number. */
  int flowOf(int host, Side side) {
    int i = 0;
    while (host(i, side) != host) {
      i++;
    }
    return flows[i];
  }

  /** The variance of what is usual for the hosts, where 1 is a single flow's. */
  double ofHosts() {
    return ofHosts;
  }

  /** Part of the flows whose hosts are not known. */
  double novelty() {
    int unknown = 0;
    for (int i = 0; i < count; i++) {
      unknown += known[i] ? 0 : 1;
    }
    return count == 0 ? 0 : (double) unknown / count;
  }

  /** The median of the flows whose hosts are not known; 0 if there are none. */
  double medianOfUnknown() {
    double[] unknown =
        IntStream.range(0, count).filter(i -> !known[i]).mapToDouble(i -> values[i]).toArray();
    return unknown.length == 0 ? 0 : RecentMinutes.medianOf(unknown, unknown.length);
  }

  /** What the flows come to: those of known hosts, where there are enough of these. */
  Sum sum(double clip) {
    Sum sum = Sum.NONE;
    for (int i = 0; i < count; i++) {
      sum = counts(i) ? sum.plus(Sum.of(values[i], clip)) : sum;
    }
    return sum;
  }

  /** The same for each host at one end, by the host's number. */
  Map<Integer, Sum> byHost(Side side, double clip) {
    Map<Integer, Sum> sums = new HashMap<>();
    for (int i = 0; i < count; i++) {
      if (counts(i)) {
        sums.merge(host(i, side), Sum.of(values[i], clip), Sum::plus);
      }
    }
    return sums;
  }

  private boolean counts(int i) {
    return known[i] || !onlyKnown;
  }

  /** The deviation of the residuals from their median, as a standard deviation. */
  double spread() {
    double[] sorted = Arrays.copyOf(values, count);
    double median = RecentMinutes.medianOf(sorted, count);
    return RecentMinutes.deviationOf(values, count, median);
  }

  /**
   * Residuals added up.
   *
   * @param flows how many
   * @param narrow their sum, each clipped to what noise reaches, so that it is hard to mislead
   * @param wide their sum, each clipped to what faults reach, so that it tells how large a rise is
   */
  record Sum(int flows, double narrow, double wide) {
    static final double WIDE = 0.7;
    static final Sum NONE = new Sum(0, 0, 0);

    static Sum of(double value, double clip) {
      return new Sum(1, Math.clamp(value, -clip, clip), Math.clamp(value, -WIDE, WIDE));
    }

    double narrowMean() {
      return narrow / flows;
    }

    double wideMean() {
      return wide / flows;
    }

    Sum without(Sum part) {
      return new Sum(flows - part.flows, narrow - part.narrow, wide - part.wide);
    }

    Sum plus(Sum other) {
      return new Sum(flows + other.flows, narrow + other.narrow, wide + other.wide);
    }
  }
}
