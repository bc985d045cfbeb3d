package io.weir.collector;

import static io.weir.collector.MonitorClient.monitor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.networkflowmonitor.NetworkFlowMonitorClient;
import software.amazon.awssdk.services.networkflowmonitor.model.DestinationCategory;
import software.amazon.awssdk.services.networkflowmonitor.model.GetMonitorResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.GetScopeResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorMetric;
import software.amazon.awssdk.services.networkflowmonitor.model.QueryStatus;

/** What a collector has answered for is there after {@code kill -9}. */
final class MonitorRestartTest {
  private static final String REGION = "us-east-1";
  private static final String TOKEN = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir private Path directory;

  @Test
  void keepsMonitorsScopesTagsTokensAndQueries() throws Exception {
    GetMonitorResponse monitor;
    GetScopeResponse scope;
    String query;
    try (WeirProcess weir = serve();
        NetworkFlowMonitorClient client = client(weir)) {
      String arn = MonitorClient.scope(client, REGION);
      client.createMonitor(
          monitor("m", REGION, arn).tags(Map.of("a", "1")).clientToken(TOKEN).build());
      MonitorClient.awaitActive(client, "m");
      client.tagResource(request -> request.resourceArn(arn).tags(Map.of("b", "2")));
      query = start(client);
      Eventually.holds("the query is over", () -> status(client, query) == QueryStatus.SUCCEEDED);
      monitor = client.getMonitor(request -> request.monitorName("m"));
      scope = scope(client, arn);
      weir.kill();
    }

    try (WeirProcess weir = serve();
        NetworkFlowMonitorClient client = client(weir)) {
      assertEquals(
          monitor.toString(), client.getMonitor(request -> request.monitorName("m")).toString());
      assertEquals(scope.toString(), scope(client, scope.scopeArn()).toString());
      assertEquals(QueryStatus.SUCCEEDED, status(client, query));
      assertEquals(
          monitor.createdAt(),
          client
              .createMonitor(
                  monitor("m", REGION, scope.scopeArn())
                      .tags(Map.of("a", "1"))
                      .clientToken(TOKEN)
                      .build())
              .createdAt());
      weir.terminate();
    }
  }

  private WeirProcess serve() throws Exception {
    return WeirProcess.start(
        directory,
        "serve",
        "--data",
        directory.resolve("data").toString(),
        "--udp",
        "127.0.0.1:0",
        "--http",
        "127.0.0.1:0");
  }

  private static NetworkFlowMonitorClient client(WeirProcess weir) throws Exception {
    String line = weir.awaitLine("console");
    String url = line.substring(line.indexOf("http"), line.length() - 1);
    return MonitorClient.of(url, REGION, MonitorClient.ANYONE);
  }

  private static GetScopeResponse scope(NetworkFlowMonitorClient client, String arn) {
    return client.getScope(request -> request.scopeId(arn.substring(arn.lastIndexOf('/') + 1)));
  }

  private static String start(NetworkFlowMonitorClient client) {
    Instant now = Instant.now();
    return client
        .startQueryMonitorTopContributors(
            request ->
                request
                    .monitorName("m")
                    .startTime(now.minusSeconds(60))
                    .endTime(now)
                    .metricName(MonitorMetric.DATA_TRANSFERRED)
                    .destinationCategory(DestinationCategory.UNCLASSIFIED))
        .queryId();
  }

  private static QueryStatus status(NetworkFlowMonitorClient client, String query) {
    return client
        .getQueryStatusMonitorTopContributors(request -> request.monitorName("m").queryId(query))
        .status();
  }
}
