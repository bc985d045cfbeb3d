package io.weir.collector.alert.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The states of alerts, as a file of tests tells them case by case. */
final class RuleStatesTest {
  @TestFactory
  Stream<DynamicTest> behavesAsTheFileTells(@TempDir Path scratch) throws Exception {
    Path file = Path.of(RuleStatesTest.class.getResource("/rules/states.yaml").toURI());
    List<RuleTests.Result> results = RuleTests.run(file, scratch);
    assertTrue(results.size() >= 40, "cases are missing: " + results.size());
    return results.stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.name(), () -> assertEquals("", String.join("\n", result.problems()))));
  }
}
