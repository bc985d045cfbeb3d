package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir private Path directory;

  @Test
  void showsAnAnswerOverRealSamplesAndLeavesNothingBehind() throws Exception {
    try (WeirProcess demo = WeirProcess.start(directory, "demo")) {
      demo.awaitLine("console  http://127.0.0.1:");
      demo.awaitLine("weir query 'flows last 5m");
      demo.awaitLine("10.20.1.1 ");
      demo.awaitLine("The console shows more.");

      demo.terminate();

      assertEquals("", demo.errors());
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(
          List.of(),
          left.filter(path -> path.getFileName().toString().startsWith("weir-demo")).toList());
    }
  }

  @Test
  void triesRules() throws Exception {
    Path rules = Path.of("src/main/dist/examples/first-rules.yaml").toAbsolutePath();
    try (WeirProcess demo = WeirProcess.start(directory, "demo", "--rules", rules.toString())) {
      Eventually.holds("it tells of an alert", () -> demo.errors().contains("FIRING HeavySource "));
      demo.terminate();
    }
  }
}
