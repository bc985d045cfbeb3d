package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.alert.sink.SinkFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesCommandTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Path EXAMPLES = Path.of("src/main/dist/examples");

  @TempDir private Path directory;

  @Test
  void theExamplesThatShipAreRight() throws Exception {
    CommandRun check =
        CommandRun.of(
            "rules",
            "check",
            EXAMPLES.resolve("rules.yaml").toString(),
            EXAMPLES.resolve("first-rules.yaml").toString());
    assertEquals("", check.err());
    assertEquals(0, check.exitCode());
    assertEquals(1, SinkFile.read(EXAMPLES.resolve("sinks.yaml"), "http://console/", CLOCK).size());
  }

  @Test
  void theTestsOfTheExamplesPass() {
    Path tests = EXAMPLES.resolve("rules-test.yaml");
    CommandRun run = CommandRun.of("rules", "test", tests.toString());
    assertEquals(tests + ": 10 of 10 tests passed" + System.lineSeparator(), run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void checkNamesThePlaceAndTheCure() throws Exception {
    Path rules =
        Files.writeString(
            directory.resolve("rules.yaml"),
            """
            groups:
              - name: g
                rules:
                  - alert: A
                    query: flow | stats count()
            """);
    CommandRun.of("rules", "check", rules.toString())
        .assertFails(
            1,
            rules
                + ":5:16: in the query, line 1:1: no table \"flow\"; there are flows, counters,"
                + " drops, events, paths");
  }

  @Test
  void testShowsWhatDiffers() throws Exception {
    Path tests =
        Files.writeString(
            directory.resolve("test.yaml"),
            """
            groups:
              - name: g
                rules:
                  - alert: Some
                    query: flows last 1m | stats count() as n by agent | where n > 0
            tests:
              - name: expects another agent
                input_samples:
                  - fields: {agent: 10.0.0.1}
                    values: {sampling.rate: 1}
                alert_rule_test:
                  - eval_time: 0s
                    alertname: Some
                    exp_alerts: [{exp_labels: {agent: 10.0.0.2}}]
            """);
    CommandRun run = CommandRun.of("rules", "test", tests.toString());
    assertEquals(1, run.exitCode());
    assertTrue(
        run.out().contains("expected  firing {agent=10.0.0.2}")
            && run.out().contains("found     firing {agent=10.0.0.1} {} value 1.0"),
        run.out());
  }

  @Test
  void testNamesAMistakeInItsFile() throws Exception {
    Path tests =
        Files.writeString(
            directory.resolve("test.yaml"),
            """
            tests:
              - name: t
                input_samples:
                  - {fields: {agnet: 10.0.0.1}, values: {frame.bytes: "1xx"}}
                alert_rule_test:
                  - {eval_time: 0s, alertname: None, exp_alerts: []}
            """);
    CommandRun.of("rules", "test", tests.toString())
        .assertFails(
            1,
            "weir rules test: "
                + String.join(
                    System.lineSeparator(),
                    tests + ":4:26: \"agnet\": no field \"agnet\" in flows",
                    tests
                        + ":4:59: \"frame.bytes\": \"1xx\" is no value; write numbers, _ for none,"
                        + " 5x3 or 0+10x3",
                    tests + ":6:36: no rule is named \"None\""));
  }
}
