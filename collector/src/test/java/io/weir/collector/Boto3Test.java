package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amazon's client for Python; skipped where there is none. */
final class Boto3Test {
  private static final Path SCRIPT = Path.of("src/test/resources/monitor/create_monitor.py");

  @TempDir private Path directory;

  @Test
  void makesTheMonitorOfTheDocumentation() throws Exception {
    assumeTrue(
        run(Map.of(), "-c", "import boto3").exitCode() == 0,
        "skipped: python3 has no boto3 here; pip install boto3");
    try (TestCollector collector = new TestCollector(directory.resolve("data"))) {
      Outcome outcome =
          run(Map.of("AWS_ENDPOINT_URL", collector.url()), SCRIPT.toAbsolutePath().toString());

      assertEquals(0, outcome.exitCode(), outcome.output());
      assertTrue(outcome.output().endsWith("all is well\n"), outcome.output());
    }
  }

  private record Outcome(int exitCode, String output) {}

  private Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("python3").redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    builder.directory(directory.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "python3 does not end");
      return new Outcome(process.exitValue(), output);
    } catch (IOException e) {
      return new Outcome(-1, e.getMessage()); // there is no python3
    }
  }
}
