package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.sink.Webhook;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.Settings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a datagram to whoever is told, through a whole collector. */
final class AlertingTest {
  private static final String RULES =
      """
      groups:
        - name: load
          interval: 1s
          rules:
            - alert: Busy
              query: counters last 3s | where name = "load" | stats max(value) as load by source.name | where load > 80
              labels: {severity: page}
              annotations: {summary: "{{ $labels.source_name }} is at {{ $value }}"}
            - record: busiest
              query: counters last 3s | where name = "load" | stats max(value) as load by source.name
      """;

  @TempDir private Path directory;
  private final Set<String> busy = new TreeSet<>();
  private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
  private Webhook webhook;
  private TestCollector collector;

  @BeforeEach
  void start() throws Exception {
    webhook = new Webhook();
    Files.writeString(directory.resolve("rules.yaml"), RULES);
    var _ = sender.scheduleWithFixedDelay(this::send, 100, 200, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void stop() {
    sender.close();
    if (collector != null) {
      collector.close();
    }
    webhook.close();
  }

  @Test
  void tellsOnceThatAnAlertFiresAndThatItIsOver() throws Exception {
    collect("- {name: hook, type: webhook, url: \"%s\"}".formatted(webhook.url()));
    load("a");
    Eventually.holds("it is told", () -> webhook.alerts().equals(List.of("firing null")));
    JsonObject alert = onlyAlert();
    assertEquals("firing", alert.getString("state"));
    assertEquals("a", alert.getJsonObject("labels").getString("source_name"));
    assertEquals("a is at 95", alert.getJsonObject("annotations").getString("summary"));
    unload("a");
    Eventually.holds(
        "its end is told", () -> webhook.alerts().equals(List.of("firing null", "resolved null")));

    assertEquals(
        "[[\"firing\",\"Busy\",\"page\",\"severity=page source_name=a\",\"a is at 95\",95.0],"
            + "[\"resolved\",\"Busy\",\"page\",\"severity=page source_name=a\",\"a is at 95\",95.0]]",
        collector
            .query(
                "events last 1h | where kind = \"alert\" | sort time asc"
                    + " | fields state, name, severity, labels, summary, value")
            .encode());
    assertTrue(
        collector
                .query("counters last 1h | where name = \"busiest\" | stats count()")
                .getJsonArray(0)
                .getLong(0)
            > 0);
    assertEquals(0, collector.metric("weir_rule_evaluation_failures_total"));
  }

  @Test
  void aRealAlertmanagerThatIsKilledMissesNothing() throws Exception {
    assumeTrue(
        Alertmanager.isInstalled(),
        "no Alertmanager here: apt-get install prometheus-alertmanager");
    try (Alertmanager alertmanager = Alertmanager.start(directory, webhook.url())) {
      collect(
          "- {name: am, type: alertmanager, urls: [\"%s\"], repeat_interval: 1s}"
              .formatted(alertmanager.url()));
      load("a");
      Eventually.holds("Alertmanager has it", () -> alertmanager.active().equals(Set.of("a")));
      alertmanager.kill();
      load("b");
      Eventually.holds("it waits", () -> sink().getInteger("waiting") > 0);
      alertmanager.startAgain();
      Eventually.holds("it has both", () -> alertmanager.active().equals(Set.of("a", "b")));
      Eventually.holds("it has told of both", () -> told().containsAll(Set.of("a", "b")));
      alertmanager.terminate();
      unload("a");
      Eventually.holds("its end waits", () -> alerts().size() == 1);
      alertmanager.startAgain();
      Eventually.holds("it has one", () -> alertmanager.active().equals(Set.of("b")));
      Eventually.holds("it has told that the other is over", () -> toldOver().contains("a"));

      assertEquals(Set.of("a"), toldOver());
      assertEquals(0, sink().getInteger("refused"));
    }
  }

  @Test
  void aRestartTellsNothingTwiceAndGoesOn() throws Exception {
    String sink = "- {name: hook, type: webhook, url: \"%s\"}".formatted(webhook.url());
    collect(sink);
    load("a");
    Eventually.holds("it is told", () -> webhook.taken().size() == 1);
    Eventually.holds("it is noted", () -> sink().getInteger("waiting") == 0);
    collector.close();
    collect(sink);
    load("b");
    Eventually.holds("the other is told", () -> webhook.taken().size() == 2);
    unload("a");
    unload("b");
    Eventually.holds("the ends are told", () -> toldOver().equals(Set.of("a", "b")));

    assertEquals(Set.of("a", "b"), told());
    assertEquals(2, webhook.alerts().stream().filter(alert -> alert.startsWith("firing")).count());
  }

  @Test
  void ingestAndQueriesGoOnWhileASinkHangs() throws Exception {
    webhook.mood(Webhook.Mood.HANGS);
    collect("- {name: hook, type: webhook, url: \"%s\", timeout: 1s}".formatted(webhook.url()));
    load("a");
    Eventually.holds("it hangs", () -> sink().getInteger("failed") > 0);
    long before = rows();
    Eventually.holds("rows come in", () -> rows() > before);
    webhook.mood(Webhook.Mood.TAKES);
    Eventually.holds("it is told", () -> webhook.alerts().equals(List.of("firing null")));
  }

  @Test
  void aBrokenFileKeepsTheOldRulesAndSaysSo() throws Exception {
    collect("- {name: log, type: log}");
    Path rules = directory.resolve("rules.yaml");
    Files.writeString(rules, RULES.replace("alert: Busy", "alarm: Busy"));
    Eventually.holds("it says so", () -> collector.get("/healthz").contains("no key"));
    assertEquals(2, rules().size());
    assertEquals(1, collector.metric("weir_rules_file_problems"));
    Files.delete(rules);
    Eventually.holds("it says so", () -> collector.get("/healthz").contains("is gone"));
    assertEquals(2, rules().size());
    Files.writeString(rules, RULES.replace("alert: Busy", "alert: VeryBusy"));
    Eventually.holds(
        "the new ones are in use", () -> collector.get("/api/v1/rules").contains("VeryBusy"));
    Eventually.holds("all is well", () -> collector.get("/healthz").equals("{\"status\":\"ok\"}"));
  }

  @Test
  void aFileIsReadAgainWhenItIsAskedFor() throws Exception {
    collect("- {name: log, type: log}");
    Path rules = directory.resolve("rules.yaml");
    Files.writeString(rules, RULES.replace("alert: Busy", "alert: VeryBusy"));
    assertEquals("{\"status\":\"success\"}", collector.post("/api/v1/rules/reload", "{}"));
    assertEquals("VeryBusy", rules().getJsonObject(0).getString("name"));
    Files.writeString(rules, RULES.replace("where load", "where lod"));
    String refusal = collector.post("/api/v1/rules/reload", "{}");

    assertTrue(refusal.contains("rules.yaml:6:"), refusal);
    assertTrue(refusal.contains("did you mean"), refusal);
    assertEquals("VeryBusy", rules().getJsonObject(0).getString("name"));
  }

  @Test
  void whatASinkHasCountedOutlivesAnotherReadingOfItsFile() throws Exception {
    collect("- {name: hook, type: webhook, url: \"%s\"}".formatted(webhook.url()));
    load("a");
    Eventually.holds("it is told", () -> sink().getInteger("sent") == 1);
    assertEquals("{\"status\":\"success\"}", collector.post("/api/v1/rules/reload", "{}"));

    assertEquals(1, sink().getInteger("sent"));
  }

  @Test
  void theAlertsOfARuleThatIsGoneAreOver() throws Exception {
    collect("- {name: hook, type: webhook, url: \"%s\"}".formatted(webhook.url()));
    load("a");
    Eventually.holds("it is told", () -> sink().getInteger("sent") == 1);
    Files.writeString(
        directory.resolve("rules.yaml"), RULES.replace("alert: Busy", "alert: VeryBusy"));
    Eventually.holds("its end is told", () -> webhook.taken().size() == 3);

    assertEquals(
        "[[\"firing\",\"Busy\"],[\"resolved\",\"Busy\"],[\"firing\",\"VeryBusy\"]]",
        collector.query("events last 1h | sort time asc | fields state, name").encode());
  }

  @Test
  void saysWhichRuleUsesTooMuch() throws Exception {
    collect("- {name: log, type: log}", configuration().with(Settings.QUERY_GROUPS, 1));
    load("a");
    load("b");
    Eventually.holds(
        "it says so", () -> rules().getJsonObject(0).getString("health").equals("err"));

    JsonObject rule = rules().getJsonObject(0);
    assertTrue(rule.getString("lastError").contains("(query.groups)"), rule::encode);
    assertTrue(collector.metric("weir_rule_evaluation_failures_total") > 0);
    assertTrue(collector.metric("weir_queries_refused_total{limit=\"groups\"}") > 0);
  }

  @Test
  void aDamagedQueueKeepsNoOtherSinkFromTelling() throws Exception {
    Path queues = Files.createDirectories(directory.resolve("alerts/sinks"));
    Files.writeString(queues.resolve("bad.journal"), "{}\n");
    collect(
        "- {name: bad, type: log}\n  - {name: hook, type: webhook, url: \"%s\"}"
            .formatted(webhook.url()));
    load("a");
    Eventually.holds("it is told", () -> webhook.taken().size() == 1);

    assertTrue(collector.get("/healthz").contains("bad.journal is damaged"));
  }

  @Test
  void aSilenceKeepsAnAlertFromBeingTold() throws Exception {
    collect("- {name: hook, type: webhook, url: \"%s\"}".formatted(webhook.url()));
    String id =
        new JsonObject(
                collector.post(
                    "/api/v1/silences",
                    """
                    {"matchers": [{"name": "source_name", "value": "a*"}], "startsAt": "2026-01-01T00:00:00Z",
                     "endsAt": "2999-01-01T00:00:00Z", "createdBy": "kim", "comment": "a new line card"}
                    """))
            .getString("silenceID");
    load("a1");
    Eventually.holds("it fires", () -> alerts().size() == 1);
    assertEquals(id, alerts().getJsonObject(0).getString("silencedBy"));
    load("b1");
    Eventually.holds("the other is told", () -> !webhook.taken().isEmpty());

    assertEquals(Set.of("b1"), told());
  }

  @Test
  void showsWhoLooksAfterAnAlert() throws Exception {
    collect("- {name: log, type: log}");
    load("a");
    Eventually.holds("it fires", () -> alerts().size() == 1);
    String path = "/api/v1/alerts/" + onlyAlert().getString("fingerprint") + "/acknowledge";
    assertEquals("{\"status\":\"success\"}", collector.post(path, "{\"by\": \"kim\"}"));
    assertEquals("kim", onlyAlert().getString("acknowledgedBy"));
    unload("a");
    Eventually.holds("it is over", () -> alerts().isEmpty());
    load("a");
    Eventually.holds("it fires again", () -> alerts().size() == 1);

    assertFalse(onlyAlert().containsKey("acknowledgedBy"));
  }

  @Test
  void replaysRulesOverThePast() throws Exception {
    collect("- {name: log, type: log}");
    load("a");
    Eventually.holds("it fires", () -> alerts().size() == 1);
    unload("a");
    Eventually.holds("it is over", () -> alerts().isEmpty());

    CommandRun replay =
        CommandRun.of(
            "rules",
            "replay",
            directory.resolve("rules.yaml").toString(),
            "--from",
            "now-1m",
            "--server",
            collector.url());

    assertEquals("", replay.err());
    assertTrue(replay.out().contains("1 alerts fired; 0 evaluations failed"), replay.out());
    assertTrue(replay.out().contains("  firing    alertname=Busy"), replay.out());
  }

  private void collect(String sinks) throws Exception {
    collect(sinks, configuration());
  }

  private void collect(String sinks, Configuration configuration) throws Exception {
    Files.writeString(directory.resolve("sinks.yaml"), "sinks:\n  " + sinks + "\n");
    collector = new TestCollector(configuration);
  }

  private Configuration configuration() {
    return TestCollector.takingJson(directory);
  }

  private void load(String source) {
    synchronized (busy) {
      busy.add(source);
    }
  }

  private void unload(String source) {
    synchronized (busy) {
      busy.remove(source);
    }
  }

  private void send() {
    try (DatagramSocket socket = new DatagramSocket()) {
      synchronized (busy) {
        for (String source : busy) {
          byte[] message =
              "{\"rtmetric\": {\"datasource\": \"%s\", \"load\": {\"type\": \"gauge32\", \"value\": 95}}}"
                  .formatted(source)
                  .getBytes(StandardCharsets.UTF_8);
          if (collector != null) {
            socket.send(new DatagramPacket(message, message.length, collector.json().resolve()));
          }
        }
      }
    } catch (IOException | RuntimeException _) {
      return; // the collector is being started again: the next one goes through
    }
  }

  private Set<String> told() {
    return told("firing");
  }

  private Set<String> toldOver() {
    return told("resolved");
  }

  private Set<String> told(String status) {
    Set<String> sources = new TreeSet<>();
    for (Webhook.Taken taken : webhook.taken()) {
      for (Object alert : taken.json().getJsonArray("alerts")) {
        if (((JsonObject) alert).getString("status").equals(status)) {
          sources.add(((JsonObject) alert).getJsonObject("labels").getString("source_name"));
        }
      }
    }
    return sources;
  }

  private JsonObject onlyAlert() throws Exception {
    assertEquals(1, alerts().size());
    return alerts().getJsonObject(0);
  }

  private JsonArray alerts() throws Exception {
    return new JsonObject(collector.get("/api/v1/alerts"))
        .getJsonObject("data")
        .getJsonArray("alerts");
  }

  private JsonArray rules() throws Exception {
    return new JsonObject(collector.get("/api/v1/rules"))
        .getJsonObject("data")
        .getJsonArray("groups")
        .getJsonObject(0)
        .getJsonArray("rules");
  }

  private JsonObject sink() throws Exception {
    return new JsonObject(collector.get("/api/v1/sinks")).getJsonArray("sinks").getJsonObject(0);
  }

  private long rows() throws Exception {
    return collector
        .query("counters last 1h | where name = \"load\" | stats count()")
        .getJsonArray(0)
        .getLong(0);
  }
}
