package io.weir.jmh.ingest;

import java.io.IOException;

/** Offers three times what a collector keeps: it counts what it loses, and goes on as before. */
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
    report.outcome("overload", trial.offer(new Load(TIMES * kept, millis)));
    report.memory("after the overload", weir.process().anonymousMebibytes());
    report.outcome("recovered", trial.offer(new Load(kept / 2, millis)));
    report.memory("in the end", weir.process().anonymousMebibytes());
  }
}
