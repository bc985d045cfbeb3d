package io.weir.jmh.ingest;

import io.weir.jmh.ScratchDirectory;
import java.io.IOException;
import java.util.Optional;

/**
 * How many datagrams a second are kept by a receiver that throws them away, by nfdump's {@code
 * sfcapd}, by pmacct's {@code sfacctd} and by Weir, one after the other on this machine and from
 * the same sender? And how soon does Weir show a sample, how do it and its clients bear each other,
 * and what does an overload do to it?
 *
 * <p>Runs for some minutes, on loopback alone and on Linux, from the root of the project, which
 * must be built. Arguments: {@code --quick} to see that it works, names of receivers for some of
 * them.
 */
public final class IngestBenchmark {
  private IngestBenchmark() {}

  /** Prints what it measures; ends with 1 if Weir has lost samples without counting them. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new IllegalStateException("needs Linux: its UDP_SEGMENT, its recvmmsg and its /proc");
    }
    Options options = Options.parse(arguments);
    Report report = new Report(System.out);
    report.begin();
    for (Candidate candidate : options.candidates()) {
      measure(candidate, options, report);
    }
    System.exit(report.isAccounted() ? 0 : 1);
  }

  private static void measure(Candidate candidate, Options options, Report report)
      throws IOException, InterruptedException {
    try (ScratchDirectory directory = ScratchDirectory.create()) {
      Optional<Receiver> receiver = candidate.start(directory.path());
      if (receiver.isEmpty()) {
        report.skipped(candidate);
        return;
      }
      try (Trial trial = Trial.of(receiver.get(), directory.path())) {
        long kept = new Ladder(trial, options, report).climb(candidate);
        if (receiver.get() instanceof Weir weir) {
          report.latency(
              new LatencyProbe(trial, weir).run(options.settleMillis(), options.queryMillis()));
          long lossless = Math.max(kept, options.rates().getFirst());
          for (QueryLoad.Pace pace : QueryLoad.Pace.values()) {
            QueryLoad clients = new QueryLoad(trial, weir, pace);
            report.queries(clients.run(lossless / 2, options.queryMillis()));
          }
          new Overload(trial, weir, report).run(lossless, options.overloadMillis());
        }
      }
    }
  }
}
