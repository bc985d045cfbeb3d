package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.networkflowmonitor.NetworkFlowMonitorClient;

/**
 * Path health of a real agent's half hour, which a running collector imports, as the API shows it.
 */
final class HealthEndToEndTest {
  private static final String REGION = "us-east-1";
  private static final String RANGE = "from=2026-11-21T03:00:00Z&to=2026-11-21T03:26:00Z";
  private static final String ALL = "paths from 2026-11-21T03:00:00Z to 2026-11-21T04:00:00Z | ";

  @TempDir private static Path directory;
  @AutoClose private static TestCollector collector;
  private static Path capture;

  @BeforeAll
  static void importCapture() throws Exception {
    capture = FaultsCapture.in(directory);
    collector = new TestCollector(directory.resolve("data"));
    takeIn();
  }

  @Test
  void showsScoresAndImpairedPaths() throws Exception {
    JsonObject health = new JsonObject(collector.get("/api/v1/health?" + RANGE));

    assertEquals(1, health.getLong("nhi"));
    assertEquals(19, health.getJsonArray("series").size());
    JsonObject now = health.getJsonObject("now");
    assertEquals("2026-11-21T03:25:00.000Z", now.getString("time"));
    assertTrue(now.getDouble("performance") < 95, now::encode);
    assertEquals(100.0, now.getDouble("availability"));
    assertEquals(1, now.getLong("bad"));
    JsonObject path = health.getJsonArray("impaired").getJsonObject(0);
    assertEquals("10.20.1.0/24", path.getString("local.subnet"));
    assertEquals(1, path.getLong("nhi"));
    assertEquals("network", path.getString("nhi.cause"));
  }

  @Test
  void tellsWhatBecameOfScores() throws Exception {
    JsonArray events =
        new JsonObject(collector.get("/api/v1/health/events?" + RANGE)).getJsonArray("events");

    assertEquals(3, events.size(), events::encode); // overall, and both ends of the path
    assertEquals("opened", events.getJsonObject(0).getString("state"));
  }

  @Test
  void tellsTheHealthOfWhatAMonitorLooksAt() throws Exception {
    try (NetworkFlowMonitorClient client =
        MonitorClient.of(collector.url(), REGION, MonitorClient.ANYONE)) {
      String scope = MonitorClient.scope(client, REGION);
      for (String network : new String[] {"10.20.1.0/24", "10.20.3.0/24"}) {
        client.createMonitor(
            MonitorClient.monitor("net-" + network.charAt(6), REGION, scope)
                .localResources(MonitorClient.local("AWS::EC2::Subnet", network))
                .remoteResources(MonitorClient.remote("AWS::EC2::Subnet", network))
                .build());
      }
    }

    JsonObject slowed = new JsonObject(collector.get("/api/v1/monitors/net-1/health?" + RANGE));
    assertEquals(1, slowed.getLong("nhi"));
    assertEquals(1, slowed.getJsonObject("now").getLong("paths"));
    JsonObject slowServer = new JsonObject(collector.get("/api/v1/monitors/net-3/health?" + RANGE));
    assertEquals(0, slowServer.getLong("nhi"));
    assertEquals(new JsonArray(), slowServer.getJsonArray("impaired"));
  }

  @Test
  void judgesEachMinuteOnce() throws Exception {
    JsonArray once = collector.query(ALL + "stats count()");

    takeIn();

    assertEquals(once, collector.query(ALL + "stats count()"));
  }

  private static void takeIn() throws Exception {
    try (ApiClient client = new ApiClient(URI.create(collector.url()))) {
      client.importCapture(capture);
    }
  }
}
