package io.weir.collector;

import static io.weir.collector.MonitorClient.local;
import static io.weir.collector.MonitorClient.remote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.networkflowmonitor.NetworkFlowMonitorClient;
import software.amazon.awssdk.services.networkflowmonitor.model.DestinationCategory;
import software.amazon.awssdk.services.networkflowmonitor.model.GetQueryResultsMonitorTopContributorsResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.MetricUnit;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorMetric;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorTopContributorsRow;
import software.amazon.awssdk.services.networkflowmonitor.model.QueryStatus;
import software.amazon.awssdk.services.networkflowmonitor.model.ResourceNotFoundException;
import software.amazon.awssdk.services.networkflowmonitor.model.ValidationException;
import software.amazon.awssdk.services.networkflowmonitor.model.WorkloadInsightsMetric;
import software.amazon.awssdk.services.networkflowmonitor.model.WorkloadInsightsTopContributorsDataPoint;
import software.amazon.awssdk.services.networkflowmonitor.model.WorkloadInsightsTopContributorsRow;

/**
 * Amazon's own client asks for the top contributors of half an hour that hsflowd captured on a host
 * with three remote networks: one in its zone, one in another zone, one in another Region.
 */
final class TopContributorsTest {
  private static final String REGION = "us-east-1";
  private static final String VPC = "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-03ea55eeda25adbb0";
  private static final String RESOURCES =
      """
      local:
        - region: us-east-1
          vpc: %1$s
          zone: us-east-1a
          subnet: subnet-11112222
          cidr: [10.20.1.1, 10.20.2.1, 10.20.3.1]
      remote:
        - {region: us-east-1, vpc: %1$s, zone: us-east-1a, subnet: net-a, cidr: 10.20.1.0/24}
        - {region: us-east-1, vpc: %1$s, zone: us-east-1b, subnet: net-b, cidr: 10.20.2.0/24}
        - {region: eu-west-1, subnet: net-c, cidr: 10.20.3.0/24}
      """
          .formatted(VPC);
  private static final String ALL = "flows from 2000-01-01T00:00:00Z to now | ";

  @TempDir private static Path directory;
  private static TestCollector collector;
  private static NetworkFlowMonitorClient client;
  private static String scopeId;
  private static Instant begin;
  private static Instant end;

  @BeforeAll
  static void start() throws Exception {
    Path data = directory.resolve("data");
    CommandRun imported =
        CommandRun.of(
            "import",
            FaultsCapture.in(directory).toString(),
            "--data",
            data.toString(),
            "--config",
            settings());
    assertEquals("", imported.err());
    collector = new TestCollector(data);
    client = MonitorClient.of(collector.url(), REGION, MonitorClient.ANYONE);
    JsonArray times = collector.query(ALL + "stats min(time), max(time)").getJsonArray(0);
    begin = Instant.parse(times.getString(0));
    end = Instant.parse(times.getString(1)).plusMillis(1);
    String scope = MonitorClient.scope(client, REGION);
    scopeId = scope.substring(scope.lastIndexOf('/') + 1);
    client.createMonitor(
        MonitorClient.monitor("near", REGION, scope)
            .localResources(local("AWS::EC2::VPC", VPC))
            .remoteResources(remote("AWS::EC2::VPC", "vpc-03ea55eeda25adbb0"))
            .build());
    client.createMonitor(
        MonitorClient.monitor("far", REGION, scope)
            .localResources(local("AWS::EC2::Subnet", "subnet-11112222"))
            .remoteResources(remote("AWS::Region", "eu-west-1"))
            .build());
  }

  @AfterAll
  static void stop() {
    client.close();
    collector.close();
  }

  @Test
  void findsThePairsThatTransferMost() throws Exception {
    List<MonitorTopContributorsRow> rows =
        rows("near", MonitorMetric.DATA_TRANSFERRED, DestinationCategory.INTRA_AZ);

    assertEquals(sum("bytes", "net-a"), rows.stream().mapToLong(row -> row.value()).sum());
    MonitorTopContributorsRow first = rows.getFirst();
    assertEquals("10.20.1.1", first.localIp());
    assertEquals("10.20.1.10", first.remoteIp());
    assertEquals("subnet-11112222", first.localSubnetId());
    assertEquals("vpc-03ea55eeda25adbb0", first.localVpcId());
    assertEquals(VPC, first.localVpcArn());
    assertEquals("us-east-1a", first.localAz());
    assertEquals("us-east-1", first.localRegion());
    assertEquals("net-a", first.remoteSubnetId());
    assertEquals("us-east-1a", first.remoteAz());
    assertEquals(DestinationCategory.INTRA_AZ, first.destinationCategory());
    assertTrue(List.of(8080, 8443).contains(first.targetPort()), first::toString);
  }

  @Test
  void tellsCategoriesApart() throws Exception {
    for (DestinationCategory category : DestinationCategory.knownValues()) {
      List<String> near =
          rows("near", MonitorMetric.DATA_TRANSFERRED, category).stream()
              .map(MonitorTopContributorsRow::remoteSubnetId)
              .distinct()
              .toList();
      List<String> expected =
          switch (category) {
            case INTRA_AZ -> List.of("net-a");
            case INTER_AZ -> List.of("net-b");
            default -> List.of();
          };

      assertEquals(expected, near, category::toString);
    }
    assertEquals(
        sum("bytes", "net-c"),
        rows("far", MonitorMetric.DATA_TRANSFERRED, DestinationCategory.INTER_REGION).stream()
            .mapToLong(MonitorTopContributorsRow::value)
            .sum());
  }

  @Test
  void findsTheRoundTripsOfEachPair() throws Exception {
    List<MonitorTopContributorsRow> rows =
        rows("far", MonitorMetric.ROUND_TRIP_TIME, DestinationCategory.INTER_REGION);

    MonitorTopContributorsRow web =
        rows.stream().filter(row -> row.targetPort() == 8080).findFirst().orElseThrow();
    assertEquals(
        Math.round(
            collector
                .query(
                    ALL
                        + "where remote.subnet = \"net-c\" and (src.port = 8080 or dst.port = 8080)"
                        + " | stats avg(tcp.rtt)")
                .getJsonArray(0)
                .getDouble(0)),
        web.value());
    assertTrue(web.value() > 3_000, "the network delays what comes back by 3 ms");
  }

  @Test
  void findsTheRetransmissionsOfTheLossyPath() throws Exception {
    assertEquals(
        sum("tcp.retransmits", "net-b"),
        rows("near", MonitorMetric.RETRANSMISSIONS, DestinationCategory.INTER_AZ).stream()
            .mapToLong(MonitorTopContributorsRow::value)
            .sum());
  }

  @Test
  void findsNoTimeoutsWhereNoConnectionIsAskedFor() throws Exception {
    assertEquals(0, collector.query(ALL + "where tcp.flags in (2, 18)").size());
    assertEquals(List.of(), rows("near", MonitorMetric.TIMEOUTS, DestinationCategory.INTER_AZ));
  }

  @Test
  void saysWhatValuesCount() throws Exception {
    assertEquals(MetricUnit.BYTES, unit(MonitorMetric.DATA_TRANSFERRED));
    assertEquals(MetricUnit.MICROSECONDS, unit(MonitorMetric.ROUND_TRIP_TIME));
    assertEquals(MetricUnit.COUNT, unit(MonitorMetric.RETRANSMISSIONS));
    assertEquals(MetricUnit.COUNT, unit(MonitorMetric.TIMEOUTS));
  }

  @Test
  void givesTheSameRowsPageByPage() throws Exception {
    String id = start("near", MonitorMetric.DATA_TRANSFERRED, DestinationCategory.INTRA_AZ, 500);

    List<MonitorTopContributorsRow> whole = results("near", id).topContributors();
    List<MonitorTopContributorsRow> paged =
        client
            .getQueryResultsMonitorTopContributorsPaginator(
                request -> request.monitorName("near").queryId(id).maxResults(1))
            .topContributors()
            .stream()
            .toList();

    assertTrue(whole.size() > 1, whole::toString);
    assertEquals(whole, paged);
    assertThrows(
        ValidationException.class,
        () ->
            client.getQueryResultsMonitorTopContributors(
                request -> request.monitorName("near").queryId(id).nextToken("x")));
  }

  @Test
  void givesNoMoreRowsThanAreAskedFor() throws Exception {
    String id = start("near", MonitorMetric.DATA_TRANSFERRED, DestinationCategory.INTRA_AZ, 1);

    assertEquals(1, results("near", id).topContributors().size());
  }

  @Test
  void keepsTheQueriesOfOneMonitorFromAnother() throws Exception {
    String id = start("near", MonitorMetric.DATA_TRANSFERRED, DestinationCategory.INTRA_AZ, 1);

    assertThrows(
        ResourceNotFoundException.class,
        () ->
            client.getQueryResultsMonitorTopContributors(
                request -> request.monitorName("far").queryId(id)));
    assertThrows(
        ValidationException.class,
        () ->
            client.stopQueryMonitorTopContributors(
                request -> request.monitorName("far").queryId(id)));
    client.stopQueryMonitorTopContributors(request -> request.monitorName("near").queryId(id));
  }

  @Test
  void findsTheSubnetsOfAScopeThatTransferMost() throws Exception {
    String id =
        client
            .startQueryWorkloadInsightsTopContributors(
                request ->
                    request
                        .scopeId(scopeId)
                        .startTime(begin)
                        .endTime(end)
                        .metricName(WorkloadInsightsMetric.DATA_TRANSFERRED)
                        .destinationCategory(DestinationCategory.INTER_AZ))
            .queryId();
    Eventually.holds(
        "the query is over",
        () ->
            client
                    .getQueryStatusWorkloadInsightsTopContributors(
                        request -> request.scopeId(scopeId).queryId(id))
                    .status()
                == QueryStatus.SUCCEEDED);

    List<WorkloadInsightsTopContributorsRow> rows =
        client
            .getQueryResultsWorkloadInsightsTopContributorsPaginator(
                request -> request.scopeId(scopeId).queryId(id).maxResults(1))
            .topContributors()
            .stream()
            .toList();

    assertEquals(1, rows.size());
    assertEquals("subnet-11112222", rows.getFirst().localSubnetId());
    assertEquals("net-b", rows.getFirst().remoteIdentifier());
    assertEquals(MonitorClient.ACCOUNT, rows.getFirst().accountId());
    assertEquals(sum("bytes", "net-b"), rows.getFirst().value());
    client.stopQueryWorkloadInsightsTopContributors(
        request -> request.scopeId(scopeId).queryId(id));
  }

  @Test
  void givesTheTransferOfAScopeMinuteByMinute() throws Exception {
    String id =
        client
            .startQueryWorkloadInsightsTopContributorsData(
                request ->
                    request
                        .scopeId(scopeId)
                        .startTime(begin)
                        .endTime(end)
                        .metricName(WorkloadInsightsMetric.DATA_TRANSFERRED)
                        .destinationCategory(DestinationCategory.INTER_REGION))
            .queryId();
    Eventually.holds(
        "the query is over",
        () ->
            client
                    .getQueryStatusWorkloadInsightsTopContributorsData(
                        request -> request.scopeId(scopeId).queryId(id))
                    .status()
                == QueryStatus.SUCCEEDED);

    List<WorkloadInsightsTopContributorsDataPoint> points =
        client
            .getQueryResultsWorkloadInsightsTopContributorsDataPaginator(
                request -> request.scopeId(scopeId).queryId(id))
            .datapoints()
            .stream()
            .toList();

    assertEquals(1, points.size());
    assertEquals("us-east-1a", points.getFirst().label());
    assertTrue(points.getFirst().timestamps().size() >= 29, points::toString);
    assertEquals(points.getFirst().timestamps().size(), points.getFirst().values().size());
    assertEquals(
        sum("bytes", "net-c"),
        points.getFirst().values().stream().mapToLong(Double::longValue).sum());
    client.stopQueryWorkloadInsightsTopContributorsData(
        request -> request.scopeId(scopeId).queryId(id));
  }

  private static List<MonitorTopContributorsRow> rows(
      String monitor, MonitorMetric metric, DestinationCategory category) throws Exception {
    return results(monitor, start(monitor, metric, category, 500)).topContributors();
  }

  private static MetricUnit unit(MonitorMetric metric) throws Exception {
    return results("near", start("near", metric, DestinationCategory.INTER_AZ, 1)).unit();
  }

  private static String start(
      String monitor, MonitorMetric metric, DestinationCategory category, int limit) {
    return client
        .startQueryMonitorTopContributors(
            request ->
                request
                    .monitorName(monitor)
                    .startTime(begin)
                    .endTime(end)
                    .metricName(metric)
                    .destinationCategory(category)
                    .limit(limit))
        .queryId();
  }

  private static GetQueryResultsMonitorTopContributorsResponse results(String monitor, String id)
      throws Exception {
    Eventually.holds(
        "the query is over",
        () ->
            client
                    .getQueryStatusMonitorTopContributors(
                        request -> request.monitorName(monitor).queryId(id))
                    .status()
                == QueryStatus.SUCCEEDED);
    return client.getQueryResultsMonitorTopContributors(
        request -> request.monitorName(monitor).queryId(id));
  }

  /** The sum of a field over all flows with a remote subnet. */
  private static long sum(String field, String subnet) throws Exception {
    String condition = "where remote.subnet = \"" + subnet + "\"";
    return collector
        .query(ALL + condition + " | stats sum(" + field + ")")
        .getJsonArray(0)
        .getLong(0);
  }

  private static String settings() throws IOException {
    Path resources = Files.writeString(directory.resolve("resources.yaml"), RESOURCES);
    return Files.writeString(
            directory.resolve("weir.yaml"), "resources:\n  file: " + resources + "\n")
        .toString();
  }
}
