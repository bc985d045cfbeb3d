package io.weir.collector.health.judge;

import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import io.weir.storage.schema.Address;
import java.util.Map;
import java.util.stream.IntStream;

/** What each flow of a path is expected to take: the path's level, and what its two hosts add. */
final class HostLevels {
  private final Measure sum;
  private final Measure count;
  private final Map<Side, HostOffsets> offsets =
      Map.of(Side.LOCAL, new HostOffsets(), Side.REMOTE, new HostOffsets());
  private double level;

  /**
   * Levels that are yet to be learned.
   *
   * @param sum of the logarithms
   * @param count how many there are
   */
  HostLevels(Measure sum, Measure count) {
    this.sum = sum;
    this.count = count;
  }

  /** Begins with a level of the path. */
  void begin(double firstLevel) {
    level = firstLevel;
  }

  /** Learns from a healthy minute, by which the path's level rises by so much. */
  void learn(PathMinute minute, double rise) {
    level += rise;
    learnHosts(minute, Side.REMOTE);
    learnHosts(minute, Side.LOCAL);
  }

  /**
   * Learns from a minute whose hosts are new. The level that they bring is the path's from now on;
   * those that they replace are as they were, and so lie off it.
   */
  void meet(PathMinute minute) {
    double rise = residuals(minute).medianOfUnknown();
    boolean locals = strangers(minute, Side.LOCAL) > strangers(minute, Side.REMOTE);
    offsets.get(locals ? Side.LOCAL : Side.REMOTE).add(-rise);
    learn(minute, rise);
  }

  /** How far each flow of a minute lies off what is expected. */
  Residuals residuals(PathMinute minute) {
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

  private long strangers(PathMinute minute, Side side) {
    return IntStream.range(0, minute.flows())
        .filter(flow -> offsets.get(side).find(minute.host(flow, side)) < 0)
        .count();
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
}
