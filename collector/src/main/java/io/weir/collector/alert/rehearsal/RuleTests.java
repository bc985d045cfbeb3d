package io.weir.collector.alert.rehearsal;

import io.weir.collector.config.ConfigurationException;
import io.weir.query.engine.QueryEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests of a file. */
public final class RuleTests {
  private static final int THREADS = 1;

  /**
   * How a test went.
   *
   * @param problems what was not as expected, a few lines each; none if the test has passed
   */
  public record Result(String name, List<String> problems) {}

  private RuleTests() {}

  /**
   * Runs every test.
   *
   * @param scratch a directory for what the tests need meanwhile
   * @throws ConfigurationException if the file, or one that it names, has a mistake
   */
  public static List<Result> run(Path file, Path scratch)
      throws ConfigurationException, IOException, InterruptedException {
    RuleTestFile tests = RuleTestFile.read(file);
    List<Result> results = new ArrayList<>();
    try (ScratchTables tables = new ScratchTables(scratch);
        QueryEngine engine = new QueryEngine(tables, THREADS, Clock.systemUTC())) {
      for (RuleTest test : tests.tests()) {
        tables.clear();
        RuleTestRun run =
            new RuleTestRun(
                test, tests.groups(), tables, engine::run, scratch.resolve("states.json"));
        List<String> problems = new ArrayList<>(run.run());
        problems.addAll(run.errors());
        results.add(new Result(test.name(), problems));
      }
    }
    return results;
  }
}
