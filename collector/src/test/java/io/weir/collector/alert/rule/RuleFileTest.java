package io.weir.collector.alert.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.weir.collector.config.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleFileTest {
  private static final String SLOW =
      """
      groups:
        - name: web
          interval: 5s
          limit: 50
          rules:
            - alert: Slow
              query: >
                flows last 1m | where dst.port = 443
                | stats p95(tcp.rtt) as p95_rtt, sum(bytes) as traffic by agent, src.port
                | where p95_rtt > 200ms
              for: 2m
              keep_firing_for: 5m
              on_absent: keep
              labels: {severity: page}
              annotations: {summary: "{{ $labels.src.port }} of {{ $labels.agent }}: {{ withUnit $value }}"}
            - record: traffic
              query: flows last 10s | stats sum(bytes) as traffic, count() as samples by agent
              value: samples
      """;

  @Test
  void readsRulesInPrometheusShape() throws Exception {
    RuleGroup group = RuleFile.parse(Path.of("rules.yaml"), SLOW).getFirst();
    AlertRule alert = assertInstanceOf(AlertRule.class, group.rules().getFirst());
    RecordRule series = assertInstanceOf(RecordRule.class, group.rules().getLast());

    assertEquals("web", group.name());
    assertEquals(Duration.ofSeconds(5), group.interval());
    assertEquals(50, group.limit());
    assertEquals("Slow", alert.name());
    assertEquals(Duration.ofMinutes(2), alert.hold());
    assertEquals(Duration.ofMinutes(5), alert.keepFiring());
    assertEquals(OnAbsent.KEEP, alert.onAbsent());
    assertEquals(List.of("agent", "src_port"), List.copyOf(alert.query().labels().keySet()));
    assertEquals("p95_rtt", alert.query().columns().get(alert.query().value()).name());
    assertEquals("samples", series.query().columns().get(series.query().value()).name());
  }

  @Test
  void takesOnlyKeysForLabelsWhateverStagesFollow() throws Exception {
    RuleQuery query =
        RuleQuery.bind(
            "flows | stats count() as n by agent, input | fields n, input"
                + " | extend more = n * 2, half = n / 2 | fields half, more, input",
            Optional.of("more"));
    assertEquals(Map.of("input", 2), query.labels());
    assertEquals(1, query.value());
  }

  @Test
  void namesAnUnknownKeyAndTheNearest() {
    assertMistake(
        "rules.yaml:6:9: no key \"keep_firing_fo\" here; did you mean \"keep_firing_for\"?",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats count()
                keep_firing_fo: 1m
        """);
  }

  @Test
  void namesTheLabelThatATemplateHasWrong() {
    assertMistake(
        "rules.yaml:6:32: \"summary\": no label \"agentt\"; did you mean \"agent\"?",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats count() by agent
                annotations: {summary: "{{ $labels.agentt }}"}
        """);
  }

  @Test
  void namesThePlaceInTheQuery() {
    assertMistake(
        "rules.yaml:5:16: in the query, line 1:19: no field \"byts\" in flows; did you mean \"bytes\"?",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats sum(byts) by agent
        """);
  }

  @Test
  void refusesTwoRulesOfOneName() {
    assertMistake(
        "rules.yaml:6:16: another rule is named \"A\"; rename one",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats count()
              - alert: A
                query: drops | stats count()
        """);
  }

  @Test
  void refusesAQueryWithoutStats() {
    assertMistake(
        "rules.yaml:5:16: in the query, line 1:1: a rule's query needs stats: what stands behind"
            + " \"by\" tells its alerts apart",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | limit 5
        """);
  }

  @Test
  void refusesStretchesOfTimeAsLabels() {
    assertMistake(
        "rules.yaml:5:16: in the query, line 1:1: bin() would make a new alert of each stretch of"
            + " time; leave it out",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats count() by bin(1m)
        """);
  }

  @Test
  void refusesAQueryThatAsksForTooMuch() {
    assertMistake(
        "rules.yaml:5:16: in the query, line 1:41: at most 10000 rows are answered; ask for fewer,"
            + " or narrow the query",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats count() by src.ip | limit 20000
        """);
  }

  @Test
  void refusesAnUnknownValue() {
    assertMistake(
        "rules.yaml:5:16: in the query, line 1:1: no aggregate \"bytes\" in the answer; there are"
            + " n",
        """
        groups:
          - name: g
            rules:
              - alert: A
                query: flows | stats count() as n
                value: bytes
        """);
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    assertMistake(
        """
        rules.yaml:3:15: rules are evaluated every second at most; write 1s or more
        rules.yaml:9:29: "se-verity" is no name for one of the labels; use letters, digits and underscores
        rules.yaml:7:14: "for": "soon" is no duration; write a whole number and ms, s, m, h or d, as in 500ms
        rules.yaml:8:20: "on_absent": "panic" is not one of ok, alert, keep
        rules.yaml:12:14: "for" is for rules with "alert\"""",
        """
        groups:
          - name: g
            interval: 500ms
            rules:
              - alert: A
                query: flows | stats count()
                for: soon
                on_absent: panic
                labels: {se-verity: page}
              - record: r
                query: flows | stats count()
                for: 1m
        """);
  }

  @Test
  void saysThatAFileIsMissing(@TempDir Path directory) {
    Path file = directory.resolve("none.yaml");
    assertEquals(
        file + ": there is no such file; write one, or name another",
        assertThrows(ConfigurationException.class, () -> RuleFile.read(file)).getMessage());
  }

  private static void assertMistake(String expected, String text) {
    ConfigurationException mistake =
        assertThrows(
            ConfigurationException.class, () -> RuleFile.parse(Path.of("rules.yaml"), text));
    assertEquals(expected, mistake.getMessage());
  }
}
