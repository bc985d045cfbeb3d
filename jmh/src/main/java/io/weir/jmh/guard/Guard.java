package io.weir.jmh.guard;

import io.weir.jmh.CalibrationBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Have the hot paths become slower, or do they allocate? Measures them in short form and compares
 * them with a baseline; the best of several iterations counts, since a busy machine only ever makes
 * them slower.
 */
public final class Guard {
  private static final String CALIBRATION = CalibrationBenchmark.class.getSimpleName() + ".step";

  private Guard() {}

  /**
   * Measures, prints a table, and ends with an error if something became worse.
   *
   * @param arguments {@code --baseline} to print the lines of a new baseline instead
   */
  public static void main(String[] arguments) throws RunnerException {
    List<String> words = List.of(arguments);
    Baseline baseline = Baseline.checkedIn();
    List<Figure> now = measure(baseline.benchmarks());
    if (words.contains("--baseline")) {
      now.forEach(
          figure ->
              System.out.printf(
                  Locale.ROOT,
                  "%s %.2f %.0f%n",
                  figure.benchmark(),
                  figure.ratio(),
                  figure.bytes()));
      return;
    }
    List<Figure> worse = now.stream().filter(baseline::isWorse).toList();
    // A busy moment passes; what is worse stays so.
    List<Figure> still =
        worse.isEmpty() ? worse : measure(worse.stream().map(Figure::benchmark).toList());
    System.out.print(baseline.table(now));
    if (still.stream().anyMatch(baseline::isWorse)) {
      System.out.printf(
          Locale.ROOT,
          "%nWorse, measured twice (more than %.0f %% slower, or allocating where nothing was):%n%s",
          100 * Baseline.MOST_SLOWER,
          baseline.table(still.stream().filter(baseline::isWorse).toList()));
      System.exit(1);
    }
  }

  private static List<Figure> measure(List<String> benchmarks) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern(CALIBRATION))
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(8)
            .measurementTime(TimeValue.milliseconds(400))
            .param("threads", "1")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    benchmarks.forEach(benchmark -> options.include(pattern(benchmark)));
    Collection<RunResult> results = new Runner(options.build()).run();
    double calibration = 0;
    for (RunResult result : results) {
      calibration = name(result).equals(CALIBRATION) ? best(result) : calibration;
    }
    List<Figure> figures = new ArrayList<>();
    for (RunResult result : results) {
      if (!name(result).equals(CALIBRATION)) {
        figures.add(new Figure(name(result), nanos(result) / calibration, bytes(result)));
      }
    }
    return figures;
  }

  private static String pattern(String benchmark) {
    return "\\." + benchmark.replace(".", "\\.") + "$";
  }

  private static String name(RunResult result) {
    String full = result.getParams().getBenchmark();
    return full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
  }

  private static double nanos(RunResult result) {
    return best(result) * (result.getPrimaryResult().getScoreUnit().startsWith("ms") ? 1e6 : 1);
  }

  private static double best(RunResult result) {
    double best = Double.POSITIVE_INFINITY;
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        best = Math.min(best, iteration.getPrimaryResult().getScore());
      }
    }
    return best;
  }

  private static double bytes(RunResult result) {
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return allocated == null ? 0 : allocated.getScore();
  }
}
