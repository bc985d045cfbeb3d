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

  private static final String BASELINE = "--baseline";

  private Guard() {}

  /**
   * Measures, prints a table, and ends with an error if something became worse.
   *
   * @param arguments {@code --baseline} to print the lines of a new baseline instead; parts of
   *     names to measure some benchmarks only
   */
  public static void main(String[] arguments) throws RunnerException {
    List<String> words = List.of(arguments);
    Baseline baseline = Baseline.checkedIn();
    List<Figure> now = measure(chosen(baseline, words));
    if (words.contains(BASELINE)) {
      now.forEach(Guard::printLine);
      return;
    }
    System.out.print(baseline.table(now));
    List<Figure> worse = stillWorse(baseline, now);
    if (!worse.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "%nWorse, measured twice (more than %.0f %% slower, or allocating where nothing was):%n%s",
          100 * Baseline.MOST_SLOWER,
          baseline.table(worse));
      System.exit(1);
    }
  }

  private static List<String> chosen(Baseline baseline, List<String> words) {
    List<String> parts = words.stream().filter(word -> !word.equals(BASELINE)).toList();
    return baseline.benchmarks().stream()
        .filter(name -> parts.isEmpty() || parts.stream().anyMatch(name::contains))
        .toList();
  }

  private static void printLine(Figure figure) {
    System.out.printf(
        Locale.ROOT, "%s %.0f %.0f%n", figure.benchmark(), figure.ratio(), figure.bytes());
  }

  /** What is worse when it is measured once more: a busy moment passes. */
  private static List<Figure> stillWorse(Baseline baseline, List<Figure> now)
      throws RunnerException {
    List<String> worse = now.stream().filter(baseline::isWorse).map(Figure::benchmark).toList();
    return worse.isEmpty() ? List.of() : measure(worse).stream().filter(baseline::isWorse).toList();
  }

  private static List<Figure> measure(List<String> benchmarks) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern(CALIBRATION))
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(6)
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
