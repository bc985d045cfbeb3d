package io.weir.jmh.ingest;

import java.io.IOException;

/** Rising rates, until a receiver does not keep up, and a flood. */
final class Ladder {
  /** One rate may be lost to whatever else happens on the machine. */
  private static final int MOST_FAILURES = 2;

  private final Trial trial;
  private final Options options;
  private final Report report;

  Ladder(Trial trial, Options options, Report report) {
    this.trial = trial;
    this.options = options;
    this.report = report;
  }

  /** Gives the highest rate that was kept, in datagrams a second; 0 if none was. */
  long climb(Candidate candidate) throws IOException, InterruptedException {
    trial.offer(options.warmUp());
    long best = 0;
    int failures = 0;
    for (long rate : options.rates()) {
      Outcome outcome = trial.offer(new Load(rate, options.loadMillis()));
      report.outcome(candidate.name(), outcome);
      if (outcome.isKept()) {
        best = rate;
      } else if (++failures == MOST_FAILURES) {
        break;
      }
    }
    report.outcome(candidate.name(), trial.offer(Load.flood(options.loadMillis())));
    report.best(candidate.name(), best);
    return best;
  }
}
