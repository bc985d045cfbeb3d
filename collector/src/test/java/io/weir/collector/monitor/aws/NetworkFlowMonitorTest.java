package io.weir.collector.monitor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that Amazon's clients would not send, and answers to the byte. */
final class NetworkFlowMonitorTest {
  private static final String SCOPE = "arn:aws:networkflowmonitor:us-east-1:123456789012:scope/0";
  private static final String ARN = "arn:aws:networkflowmonitor:us-east-1:123456789012:monitor/m";
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");

  private final AtomicInteger ids = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  @TempDir private Path directory;
  private MonitorService service;

  @BeforeEach
  void start() throws IOException {
    service =
        new MonitorService(
            directory,
            "us-east-1",
            KeyPairs.NONE,
            _ -> {
              gate.await();
              return new QueryResult(
                  List.of(), List.of(), new TimeRange(0, 1), new QueryStatistics(0, 0, 0, 0, 0, 0));
            },
            () -> "id-" + ids.incrementAndGet(),
            Clock.fixed(Instant.ofEpochMilli(1_760_000_000_123L), ZoneOffset.UTC));
    service.start();
  }

  @AfterEach
  void stop() {
    gate.countDown();
    service.close();
  }

  @Test
  void writesMomentsAsSecondsSince1970() {
    AwsResponse made = call("POST", "/monitors", monitor());

    assertEquals(
        "{\"monitorArn\":\""
            + ARN
            + "\",\"monitorName\":\"m\",\"monitorStatus\":\"PENDING\","
            + "\"localResources\":[{\"type\":\"AWS::Region\",\"identifier\":\"us-east-1\"}],"
            + "\"remoteResources\":[],\"createdAt\":1760000000.123,"
            + "\"modifiedAt\":1760000000.123,\"tags\":{}}",
        made.body().encode());
  }

  @Test
  void namesAnErrorInItsBodyToo() {
    AwsResponse refusal = call("GET", "/monitors/never", new JsonObject());

    assertEquals(404, refusal.status());
    assertEquals(Optional.of("ResourceNotFoundException"), refusal.error());
    assertEquals(
        new JsonObject()
            .put("__type", "ResourceNotFoundException")
            .put("message", "there is no monitor \"never\" in us-east-1"),
        refusal.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "monitorName    | null        | Value null at 'monitorName' failed to satisfy constraint: Member must not be null",
        "monitorName    | `\"a b\"`   | Value 'a b' at 'monitorName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
        "monitorName    | `\"\"`      | Member must have length greater than or equal to 1",
        "monitorName    | 5           | Value '5' at 'monitorName' failed to satisfy constraint: Member must be a string",
        "localResources | null        | Value null at 'localResources' failed to satisfy constraint: Member must not be null",
        "localResources | []          | Value '[]' at 'localResources' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "localResources | {}          | Member must be an array",
        "localResources | [7]         | Value '7' at 'localResources.1.member' failed to satisfy constraint: Member must be an object",
        "localResources | [{}]        | 2 validation errors detected: Value null at 'localResources.1.member.type'",
        "localResources | `[{\"type\": \"AWS::AWSService\", \"identifier\": \"S3\"}]` | Member must satisfy enum value set: [AWS::EC2::VPC, AWS::AvailabilityZone, AWS::EC2::Subnet, AWS::Region, AWS::EKS::Cluster]",
        "localResources | `[{\"type\": \"AWS::Region\", \"identifier\": \"\"}]` | at 'localResources.1.member.identifier' failed",
        "localResources | `[{\"type\": \"AWS::Region\", \"identifier\": \"a\\nb\"}]` | at 'localResources.1.member.identifier' failed",
        "remoteResources | `[{\"type\": \"AWS::EKS::Cluster\", \"identifier\": \"c\"}]` | Member must satisfy enum value set: [AWS::EC2::VPC, AWS::AvailabilityZone, AWS::EC2::Subnet, AWS::AWSService, AWS::Region]",
        "scopeArn       | null        | Value null at 'scopeArn' failed to satisfy constraint: Member must not be null",
        "scopeArn       | `\"arn:x\"` | Member must have length greater than or equal to 20",
        "scopeArn       | `\"not-an-arn-but-long-enough\"` | Member must satisfy regular expression pattern: arn:.*",
        "scopeArn       | `\"arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1\"` | is no scope of the current Region",
        "clientToken    | `\"short\"` | Member must have length greater than or equal to 36",
        "clientToken    | `\"01234567-89AB-cdef-0123-456789abcdef\"` | Member must satisfy regular expression pattern: [a-f0-9]{8}-",
        "tags           | `{\"\": \"x\"}` | Value '' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "tags           | `{\"k\": 5}` | Value '5' at 'tags.k.member' failed to satisfy constraint: Member must be a string",
        "tags           | []          | Value '[]' at 'tags' failed to satisfy constraint: Member must be an object",
      })
  void refusesAMonitorThatViolatesAConstraint(String member, String value, String sentence) {
    JsonObject request = monitor();
    Object parsed = new JsonArray("[" + value + "]").getValue(0);
    request.put(member, parsed);

    assertRefused(sentence, call("POST", "/monitors", request));
  }

  @Test
  void holdsTextsAgainstTheirGreatestLengths() {
    String most = "Member must have length less than or equal to ";
    assertRefused(
        most + 255, call("POST", "/monitors", monitor().put("monitorName", "x".repeat(256))));
    assertRefused(
        most + 2048, call("POST", "/monitors", monitor().put("scopeArn", SCOPE.repeat(50))));
    assertRefused(
        most + 128,
        call(
            "POST", "/monitors", monitor().put("tags", new JsonObject().put("k".repeat(129), ""))));
    assertRefused(
        most + 256,
        call(
            "POST",
            "/monitors",
            monitor().put("tags", new JsonObject().put("k", "v".repeat(257)))));
  }

  @Test
  void tellsEveryViolationAtOnce() {
    AwsResponse refusal = call("POST", "/monitors", new JsonObject());

    assertEquals(
        "3 validation errors detected: "
            + "Value null at 'monitorName' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'localResources' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'scopeArn' failed to satisfy constraint: Member must not be null",
        refusal.body().getString("message"));
  }

  @Test
  void refusesAScopeThatViolatesAConstraint() {
    assertRefused("Value null at 'targets'", call("POST", "/scopes", new JsonObject()));
    assertRefused(
        "Value '123' at 'targets.1.member.targetIdentifier.targetId.accountId'",
        call("POST", "/scopes", targets("123", "ACCOUNT", 1)));
    assertRefused(
        "Member must satisfy enum value set: [ACCOUNT]",
        call("POST", "/scopes", targets("123456789012", "REGION", 1)));
    assertRefused(
        "'101 members' at 'targets'",
        call("POST", "/scopes", targets("123456789012", "ACCOUNT", 101)));
  }

  @Test
  void refusesAPageThatViolatesAConstraint() {
    for (String path : List.of("/monitors", "/scopes")) {
      assertRefused("less than or equal to 25", get(path, "maxResults=26"));
      assertRefused("greater than or equal to 1", get(path, "maxResults=0"));
      assertRefused("Member must be an integer", get(path, "maxResults=x"));
      assertRefused("at 'nextToken'", get(path, "nextToken=%20"));
    }
    assertRefused(
        "Member must satisfy enum value set: [PENDING, ACTIVE, INACTIVE, ERROR, DELETING]",
        get("/monitors", "monitorStatus=GONE"));
  }

  @Test
  void refusesAQueryThatViolatesAConstraint() {
    call("POST", "/monitors", monitor());
    String path = "/monitors/m/topContributorsQueries";
    assertRefused(
        "Value 'BOGUS' at 'metricName'", call("POST", path, query().put("metricName", "BOGUS")));
    assertRefused(
        "at 'destinationCategory'", call("POST", path, query().put("destinationCategory", "X")));
    assertRefused("less than or equal to 500", call("POST", path, query().put("limit", 501)));
    assertRefused("greater than or equal to 1", call("POST", path, query().put("limit", 0)));
    assertRefused("must be an integer", call("POST", path, query().put("limit", 1.5)));
    assertRefused("timestamp in ISO 8601", call("POST", path, query().put("startTime", "now")));
    assertRefused("timestamp in ISO 8601", call("POST", path, query().put("startTime", 5)));
    assertRefused(
        "must lie before endTime",
        call("POST", path, query().put("startTime", "2026-01-31T12:00:01Z")));
    assertRefused("4 validation errors", call("POST", path, new JsonObject()));
    assertRefused("there is no monitor", call("POST", path.replace("/m/", "/n/"), query()));
    assertRefused(
        "Value 'ROUND_TRIP_TIME' at 'metricName'",
        call(
            "POST",
            "/workloadInsights/0/topContributorsQueries",
            query().put("metricName", "ROUND_TRIP_TIME")));
    assertRefused(
        "there is no scope", call("POST", "/workloadInsights/1/topContributorsQueries", query()));
  }

  @Test
  void knowsNoQueryThatIsNotThere() {
    call("POST", "/monitors", monitor());
    for (String path :
        List.of(
            "/monitors/m/topContributorsQueries/never",
            "/monitors/n/topContributorsQueries/never",
            "/workloadInsights/0/topContributorsQueries/never",
            "/workloadInsights/0/topContributorsDataQueries/never")) {
      assertEquals(400, call("DELETE", path, new JsonObject()).status(), path);
      assertEquals(400, get(path + "/status", "").status(), path);
      assertEquals(404, get(path + "/results", "").status(), path);
    }
  }

  @Test
  void throttlesQueriesBeyondThoseThatMayWait() {
    call("POST", "/monitors", monitor());
    for (int number = 0; number < 64; number++) {
      assertEquals(200, call("POST", "/monitors/m/topContributorsQueries", query()).status());
    }

    AwsResponse refusal = call("POST", "/monitors/m/topContributorsQueries", query());

    assertEquals(429, refusal.status());
    assertEquals(Optional.of("ThrottlingException"), refusal.error());
  }

  @Test
  void stopsAQuery() {
    call("POST", "/monitors", monitor());
    String id =
        call("POST", "/monitors/m/topContributorsQueries", query()).body().getString("queryId");
    String path = "/monitors/m/topContributorsQueries/" + id;
    assertRefused("it has results once it is SUCCEEDED", get(path + "/results", ""));

    assertEquals(new JsonObject(), call("DELETE", path, new JsonObject()).body());

    assertEquals("CANCELED", get(path + "/status", "").body().getString("status"));
    assertEquals(200, call("DELETE", path, new JsonObject()).status());
    assertRefused("is CANCELED", get(path + "/results", ""));
  }

  @Test
  void findsAResourceWhoseArnIsNotEncoded() {
    call("POST", "/monitors", monitor());

    assertEquals(200, get("/tags/" + ARN, "").status());
    assertEquals(200, get("/tags/" + ARN.replace(":", "%3A").replace("/", "%2F"), "").status());
  }

  @Test
  void refusesABodyOfAnotherType() {
    AwsRequest form =
        new AwsRequest(
            "POST", "/monitors", "", Map.of("content-type", "text/plain"), monitor().toBuffer());

    assertEquals(415, service.handle(form).status());
  }

  @Test
  void refusesABodyThatIsNoObject() {
    for (String body : List.of("[]", "{", "5", "\"x\"", "null")) {
      AwsRequest request = new AwsRequest("POST", "/monitors", "", JSON, Buffer.buffer(body));

      assertEquals(400, service.handle(request).status(), body);
    }
  }

  @Test
  void knowsNoOtherOperation() {
    for (String path : List.of("/monitors/", "/monitors/m/n", "/tags", "/workloadInsights")) {
      AwsResponse refusal = call("POST", path, new JsonObject());

      assertTrue(refusal.status() == 404 || refusal.status() == 400, path);
    }
    assertEquals(
        Optional.of("UnknownOperationException"),
        call("PUT", "/monitors", new JsonObject()).error());
  }

  @Test
  void refusesAPathThatIsEncodedBadly() {
    assertRefused("the path is encoded badly", get("/monitors/%zz", ""));
  }

  @Test
  void saysThatItFailedWhereTheDiskDoes() throws IOException {
    Files.createDirectories(directory.resolve("state.json/in-the-way"));

    AwsResponse failure = call("POST", "/monitors", monitor());

    assertEquals(500, failure.status());
    assertEquals(Optional.of("InternalServerException"), failure.error());
  }

  private AwsResponse call(String method, String path, JsonObject body) {
    return service.handle(new AwsRequest(method, path, "", JSON, body.toBuffer()));
  }

  private AwsResponse get(String path, String query) {
    return service.handle(new AwsRequest("GET", path, query, Map.of(), Buffer.buffer()));
  }

  private static void assertRefused(String sentence, AwsResponse refusal) {
    String message = refusal.body().getString("message");
    assertEquals(Optional.of("ValidationException"), refusal.error(), message);
    assertEquals(400, refusal.status());
    assertTrue(message.contains(sentence), message);
  }

  private static JsonObject monitor() {
    return new JsonObject()
        .put("monitorName", "m")
        .put(
            "localResources",
            new JsonArray()
                .add(new JsonObject().put("type", "AWS::Region").put("identifier", "us-east-1")))
        .put("scopeArn", SCOPE);
  }

  private static JsonObject query() {
    return new JsonObject()
        .put("startTime", "2026-01-31T11:00:00Z")
        .put("endTime", "2026-01-31T12:00:00.500Z")
        .put("metricName", "DATA_TRANSFERRED")
        .put("destinationCategory", "INTRA_AZ");
  }

  private static JsonObject targets(String account, String type, int count) {
    JsonArray targets = new JsonArray();
    for (int number = 0; number < count; number++) {
      targets.add(
          new JsonObject()
              .put("region", "us-east-1")
              .put(
                  "targetIdentifier",
                  new JsonObject()
                      .put("targetType", type)
                      .put("targetId", new JsonObject().put("accountId", account))));
    }
    return new JsonObject().put("targets", targets);
  }
}
