package io.weir.collector;

import io.weir.collector.alert.rehearsal.RuleTests;
import io.weir.collector.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rules test}: runs the tests of rules. */
@Command(
    name = "test",
    description = "Run tests of rules: made-up samples, and the alerts that must come of them.")
final class RulesTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of tests in YAML.")
  private List<Path> files;

  @Override
  public Integer call() throws ConfigurationException, IOException, InterruptedException {
    int failed = 0;
    for (Path file : files) {
      try (TemporaryDirectory scratch = TemporaryDirectory.create("weir-rules")) {
        List<RuleTests.Result> results = RuleTests.run(file, scratch.path());
        failed += (int) results.stream().filter(result -> !result.problems().isEmpty()).count();
        print(file, results);
      }
    }
    return failed == 0 ? 0 : 1;
  }

  private void print(Path file, List<RuleTests.Result> results) {
    PrintWriter out = spec.commandLine().getOut();
    long passed = results.stream().filter(result -> result.problems().isEmpty()).count();
    for (RuleTests.Result result : results) {
      if (!result.problems().isEmpty()) {
        out.println("FAILED  " + result.name());
        result.problems().forEach(problem -> out.println("  " + problem));
      }
    }
    out.printf("%s: %d of %d tests passed%n", file, passed, results.size());
  }
}
