package io.weir.jmh.ingest;

import java.io.IOException;

/**
 * Offers three times what a collector keeps, and then half of it: it shows what it loses, does not
 * grow, and recovers by itself.
 */
final class Overload {
  private static final int TIMES = 3;

  private final Trial trial;
  private final Weir weir;
  private final Report report;

  Overload(Trial trial, Weir weir, Report report) {
    this.trial = trial;
    this.weir = weir;
    this.report = report;
  }

  void run(long kept, long millis) throws IOException, InterruptedException {
    report.memory("before the overload", weir.process().anonymousMebibytes());
    long shownBefore = weir.kernelDropsShown();
    Outcome overload = trial.offer(new Load(TIMES * kept, millis));
    report.outcome("overload", overload);
    report.shown(overload, weir.kernelDropsShown() - shownBefore);
    report.memory("after the overload", weir.process().anonymousMebibytes());
    report.outcome("recovered", trial.offer(new Load(kept / 2, millis)));
    report.memory("in the end", weir.process().anonymousMebibytes());
  }
}
