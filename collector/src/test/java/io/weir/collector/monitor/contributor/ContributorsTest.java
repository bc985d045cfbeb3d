package io.weir.collector.monitor.contributor;

import static io.weir.collector.monitor.contributor.FlowRows.subnet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Resource;
import io.weir.collector.monitor.ResourceType;
import io.weir.collector.monitor.Scope;
import io.weir.collector.monitor.ScopeStatus;
import io.weir.collector.monitor.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContributorsTest {
  private static final Map<String, Object> OUT =
      Map.of(
          "direction",
          "out",
          "local.ip",
          "10.0.0.1",
          "local.subnet",
          "web",
          "remote.ip",
          "192.0.2.1");
  private static final Map<String, Object> IN = Map.of("direction", "in", "local.end", "dst");
  private static final Map<String, Object> ASKS = Map.of("local.port", 40_000, "remote.port", 443);
  private static final Map<String, Object> WEB =
      Map.of("local.ip", "10.0.0.1", "local.subnet", "web", "local.zone", "a", "local.vpc", "v");
  private static final Map<String, Object> DATABASE =
      Map.of("remote.ip", "10.0.1.1", "remote.subnet", "db", "remote.zone", "b", "remote.vpc", "v");
  private static final Map<String, Object> WEB_FAR =
      Map.of(
          "remote.ip", "10.0.0.1", "remote.subnet", "web", "remote.zone", "a", "remote.vpc", "v");
  private static final Map<String, Object> DATABASE_NEAR =
      Map.of("local.ip", "10.0.1.1", "local.subnet", "db", "local.zone", "b", "local.vpc", "v");
  private static final Map<String, Object> INTERNAL = Map.of("direction", "internal");
  private static final List<Resource> LOCAL = List.of(subnet("web"));
  private static final MonitoredFlows.Conditions ANYTHING =
      new MonitoredFlows(FlowRows.REGION)
          .of(
              new Scope(
                  FlowRows.SCOPE,
                  ScopeStatus.SUCCEEDED,
                  List.of(new Target(FlowRows.REGION, "123456789012")),
                  Map.of()));

  @TempDir private Path directory;
  @AutoClose private FlowRows flows;

  @BeforeEach
  void open() throws Exception {
    flows = new FlowRows(directory);
  }

  @Test
  void putsPacketsOfBothDirectionsTogetherByThePortThatIsAskedFor() throws Exception {
    flows.add(1, OUT, ASKS);
    flows.add(2, OUT, ASKS, IN, Map.of("local.port", 50_000));
    flows.add(3, OUT, Map.of("local.port", 22, "remote.port", 40_001));
    flows.add(4, OUT);
    flows.add(700, OUT, ASKS); // later than what is asked for

    assertEquals(
        List.of(
            unclassified().put("targetPort", 443).put("value", 2000),
            unclassified().put("value", 1000),
            unclassified().put("targetPort", 22).put("value", 1000)),
        internet(Metric.DATA_TRANSFERRED));
  }

  @Test
  void givesTheMeanOfRoundTrips() throws Exception {
    flows.add(1, OUT, ASKS, Map.of("tcp.rtt", 1000));
    flows.add(2, OUT, ASKS, Map.of("tcp.rtt", 2001));
    flows.add(3, OUT, ASKS);

    assertEquals(List.of(1501L), values(internet(Metric.ROUND_TRIP_TIME)));
  }

  @Test
  void addsUpRetransmissionsAsTheyAreReported() throws Exception {
    flows.add(1, OUT, ASKS, Map.of("tcp.retransmits", 3));
    flows.add(2, OUT, ASKS, Map.of("tcp.retransmits", 2));
    flows.add(3, OUT, ASKS, Map.of("tcp.retransmits", 0, "remote.ip", "192.0.2.2"));

    assertEquals(List.of(5L), values(internet(Metric.RETRANSMISSIONS)));
  }

  @Test
  void countsConnectionsThatNobodyAnswers() throws Exception {
    for (int second = 0; second < 3; second++) {
      flows.add(second, OUT, ASKS, Map.of("tcp.flags", 2));
    }
    flows.add(4, OUT, ASKS, IN, Map.of("tcp.flags", 18));
    flows.add(5, OUT, ASKS, Map.of("tcp.flags", 16));
    flows.add(6, OUT, ASKS, Map.of("tcp.flags", 2, "remote.ip", "192.0.2.2"));
    flows.add(7, OUT, ASKS, Map.of("tcp.flags", 18, "remote.ip", "192.0.2.2"));

    assertEquals(List.of(20L), values(internet(Metric.TIMEOUTS)));
  }

  @Test
  void looksAtInnerFlowsFromBothEndsWhereNoHostReports() throws Exception {
    flows.add(1, INTERNAL, WEB, DATABASE, Map.of("local.port", 40_000, "remote.port", 5432));
    flows.add(
        2, INTERNAL, DATABASE_NEAR, WEB_FAR, Map.of("remote.port", 40_000, "local.port", 5432));

    List<JsonObject> rows =
        flows.ask(Metric.DATA_TRANSFERRED, DestinationCategory.INTER_AZ, LOCAL, subnet("db"));

    assertEquals(1, rows.size());
    assertEquals("10.0.0.1", rows.getFirst().getString("localIp"));
    assertEquals("10.0.1.1", rows.getFirst().getString("remoteIp"));
    assertEquals("a", rows.getFirst().getString("localAz"));
    assertEquals("b", rows.getFirst().getString("remoteAz"));
    assertEquals(5432L, rows.getFirst().getLong("targetPort"));
    assertEquals(2000L, rows.getFirst().getLong("value"));
  }

  @Test
  void looksAtInnerFlowsFromTheHostThatReports() throws Exception {
    Map<String, Object> sent = Map.of("tcp.direction", "sent", "tcp.rtt", 100);
    flows.add(1, INTERNAL, WEB, DATABASE, sent);
    flows.add(2, INTERNAL, DATABASE_NEAR, WEB_FAR, sent);

    assertEquals(
        List.of(1000L),
        values(
            flows.ask(Metric.DATA_TRANSFERRED, DestinationCategory.INTER_AZ, LOCAL, subnet("db"))));
  }

  @Test
  void findsTheFlowsOfACategoryAlone() throws Exception {
    flows.add(1, INTERNAL, WEB, DATABASE);
    flows.add(2, INTERNAL, WEB, DATABASE, Map.of("remote.zone", "a", "remote.ip", "10.0.1.2"));
    flows.add(3, INTERNAL, WEB, DATABASE, Map.of("remote.vpc", "w", "remote.ip", "10.0.1.3"));
    for (DestinationCategory category : DestinationCategory.values()) {
      List<String> expected =
          switch (category) {
            case INTER_AZ -> List.of("10.0.1.1");
            case INTRA_AZ -> List.of("10.0.1.2");
            case INTER_VPC -> List.of("10.0.1.3");
            case UNCLASSIFIED, AMAZON_S3, AMAZON_DYNAMODB, INTER_REGION -> List.of();
          };

      assertEquals(
          expected,
          flows.ask(Metric.DATA_TRANSFERRED, category, LOCAL, subnet("db")).stream()
              .map(row -> row.getString("remoteIp"))
              .toList(),
          category::name);
    }
  }

  @Test
  void findsResourcesByArnAndByName() throws Exception {
    String arn = "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-11112222";
    Map<String, Object> provider = Map.of("provider", "Example \"Net\\");
    flows.add(1, OUT, provider, Map.of("local.subnet", "subnet-11112222"));
    flows.add(2, OUT, provider, Map.of("local.subnet", arn, "local.ip", "10.0.0.2"));
    flows.add(3, OUT, provider, Map.of("local.subnet", "subnet-111122223"));
    flows.add(4, OUT, Map.of("local.subnet", "subnet-11112222", "provider", "another"));
    for (String name : List.of(arn, "subnet-11112222")) {
      List<JsonObject> rows =
          flows.ask(
              Metric.DATA_TRANSFERRED,
              DestinationCategory.UNCLASSIFIED,
              List.of(subnet(name)),
              new Resource(ResourceType.SERVICE, "Example \"Net\\"));

      assertEquals(List.of(1000L, 1000L), values(rows), name);
      assertEquals(
          List.of("subnet-11112222", "subnet-11112222"),
          rows.stream().map(row -> row.getString("localSubnetId")).toList());
      assertEquals(1, rows.stream().filter(row -> row.containsKey("localSubnetArn")).count());
    }
  }

  @Test
  void findsAmazonsServicesByAnyOfTheirNames() throws Exception {
    flows.add(1, OUT, Map.of("remote.service", "S3", "remote.region", "us-east-1"));
    flows.add(2, OUT, Map.of("remote.service", "AMAZON_DYNAMODB"));
    for (String name : List.of("S3", "s3", "AMAZON_S3", "Amazon S3")) {
      assertEquals(
          List.of(1000L),
          values(
              flows.ask(
                  Metric.DATA_TRANSFERRED,
                  DestinationCategory.AMAZON_S3,
                  LOCAL,
                  new Resource(ResourceType.SERVICE, name))),
          name);
    }
    assertEquals(
        List.of(1000L),
        values(
            flows.ask(
                Metric.DATA_TRANSFERRED,
                DestinationCategory.AMAZON_DYNAMODB,
                LOCAL,
                new Resource(ResourceType.SERVICE, "DynamoDB"))));
  }

  @Test
  void takesNetworksThatAreInNoRegionForThoseOfTheHomeRegion() throws Exception {
    flows.add(1, INTERNAL, WEB, DATABASE);
    flows.add(2, INTERNAL, WEB, DATABASE, Map.of("local.region", "us-east-1"));
    flows.add(3, INTERNAL, WEB, DATABASE, Map.of("local.region", "mars-1"));

    List<Resource> home = List.of(new Resource(ResourceType.REGION, "us-east-1"));
    List<JsonObject> rows = flows.ask(Metric.DATA_TRANSFERRED, DestinationCategory.INTER_AZ, home);

    // each of the first two from both ends; the third neither begins nor ends at home alone
    assertEquals(List.of(1000L, 1000L, 1000L, 1000L), values(rows));
  }

  @Test
  void addsUpSubnetsOfAScope() throws Exception {
    flows.add(1, INTERNAL, WEB, DATABASE);
    flows.add(2, INTERNAL, DATABASE_NEAR, WEB_FAR);
    flows.add(3, INTERNAL, WEB, DATABASE, Map.of("remote.ip", "10.0.1.9"));
    flows.add(4, OUT, Map.of("provider", "Example"));

    assertEquals(
        List.of(
            "{\"accountId\":\"123456789012\",\"localSubnetId\":\"db\",\"localVpcId\":\"v\","
                + "\"localAz\":\"b\",\"remoteIdentifier\":\"web\",\"value\":3000}",
            "{\"accountId\":\"123456789012\",\"localSubnetId\":\"web\",\"localVpcId\":\"v\","
                + "\"localAz\":\"a\",\"remoteIdentifier\":\"db\",\"value\":3000}"),
        workload(Family.WORKLOAD, DestinationCategory.INTER_AZ));
    assertEquals(
        List.of(
            "{\"accountId\":\"123456789012\",\"localSubnetId\":\"web\","
                + "\"remoteIdentifier\":\"Example\",\"value\":1000}"),
        workload(Family.WORKLOAD, DestinationCategory.UNCLASSIFIED));
  }

  @Test
  void givesASeriesForEachZone() throws Exception {
    flows.add(1, OUT, Map.of("local.zone", "a"));
    flows.add(2, OUT, Map.of("local.zone", "a"));
    flows.add(130, OUT, Map.of("local.zone", "a"));
    flows.add(130, OUT);

    assertEquals(
        List.of(
            "{\"label\":\"a\",\"timestamps\":[\"2026-01-31T12:00:00Z\",\"2026-01-31T12:02:00Z\"],"
                + "\"values\":[2000.0,1000.0]}",
            "{\"label\":\"us-east-1\",\"timestamps\":[\"2026-01-31T12:02:00Z\"],"
                + "\"values\":[1000.0]}"),
        workload(Family.WORKLOAD_DATA, DestinationCategory.UNCLASSIFIED));
  }

  private List<String> workload(Family family, DestinationCategory category) throws Exception {
    return flows.ask(family, Metric.DATA_TRANSFERRED, category, ANYTHING).stream()
        .map(JsonObject::encode)
        .toList();
  }

  private List<JsonObject> internet(Metric metric) throws Exception {
    return flows.ask(Family.MONITOR, metric, DestinationCategory.UNCLASSIFIED, ANYTHING);
  }

  private static List<Long> values(List<JsonObject> rows) {
    return rows.stream().map(row -> row.getLong("value")).toList();
  }

  private static JsonObject unclassified() {
    return new JsonObject()
        .put("localIp", "10.0.0.1")
        .put("localSubnetId", "web")
        .put("remoteIp", "192.0.2.1")
        .put("destinationCategory", "UNCLASSIFIED");
  }
}
