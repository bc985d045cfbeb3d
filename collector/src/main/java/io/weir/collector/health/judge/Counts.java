package io.weir.collector.health.judge;

import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathMinute;
import io.weir.collector.health.path.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * How often something happened, and among how many chances, in some flows.
 *
 * @param flow one of them
 * @param events what happened
 * @param chances among how many it might have
 * @param shown what is counted for the rate that is shown
 * @param of of how many
 */
record Counts(int flow, double events, double chances, double shown, double of) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /**
   * Where the numbers come from.
   *
   * @param events what is counted for the test
   * @param chances of how many
   * @param samples that had to be taken for it
   * @param shown what is counted for the rate that is shown
   * @param of of how many
   */
  record Source(Measure events, Measure chances, Measure samples, Measure shown, Measure of) {
    static Source of(Measure events, Measure chances) {
      return new Source(events, chances, chances, events, chances);
    }
  }

  /** Those of all flows of a minute. */
  static Counts of(PathMinute minute, Source source) {
    Counts all = NONE;
    for (int flow = 0; flow < minute.flows(); flow++) {
      all = all.plus(of(minute, source, flow));
    }
    return all;
  }

  /** Those of each host at one end, by the host's number. */
  static Map<Integer, Counts> byHost(PathMinute minute, Source source, Side side) {
    Map<Integer, Counts> counts = new HashMap<>();
    for (int flow = 0; flow < minute.flows(); flow++) {
      counts.merge(minute.hostNumber(flow, side), of(minute, source, flow), Counts::plus);
    }
    return counts;
  }

  private static Counts of(PathMinute minute, Source source, int flow) {
    return new Counts(
        flow,
        minute.sum(flow, source.events()),
        minute.sum(flow, source.chances()),
        minute.sum(flow, source.shown()),
        minute.sum(flow, source.of()));
  }

  Counts plus(Counts other) {
    return new Counts(
        flow, events + other.events, chances + other.chances, shown + other.shown, of + other.of);
  }

  Counts without(Counts part) {
    return new Counts(
        flow, events - part.events, chances - part.chances, shown - part.shown, of - part.of);
  }

  /** Of how many; agents that sample only what they receive tell nothing of packets sent. */
  double among() {
    return of == 0 ? chances : of;
  }

  /** The rate that is shown. */
  double rate() {
    return shown == 0 ? 0 : shown / among();
  }
}
