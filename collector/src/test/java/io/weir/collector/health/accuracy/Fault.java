package io.weir.collector.health.accuracy;

/**
 * Something that happens in a scenario.
 *
 * @param kind what
 * @param start when, in minutes from the start of the day
 * @param end when it is over, in minutes
 * @param local the local subnet that it concerns; −1 for all
 * @param remote the far end that it concerns; −1 for all
 * @param host which host, where it concerns one
 * @param slowdown factor of round trips; what happens to a kind that has none is 1
 * @param loss part of the packets that are lost
 * @param reach part of the flows that it touches
 * @param factor of traffic, of the sampling rate, or of operations' durations
 */
record Fault(
    FaultKind kind,
    double start,
    double end,
    int local,
    int remote,
    int host,
    double slowdown,
    double loss,
    double reach,
    double factor) {

  /** Whether it goes on at a time, in minutes. */
  boolean isOn(double minute) {
    return minute >= start && minute < end;
  }

  /** Whether it concerns a path. */
  boolean concerns(int ofLocal, int ofRemote) {
    return (local < 0 || local == ofLocal) && (remote < 0 || remote == ofRemote);
  }

  double minutes() {
    return end - start;
  }
}
