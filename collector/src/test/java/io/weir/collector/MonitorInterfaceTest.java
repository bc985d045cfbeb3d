package io.weir.collector;

import static io.weir.collector.MonitorClient.ACCOUNT;
import static io.weir.collector.MonitorClient.local;
import static io.weir.collector.MonitorClient.monitor;
import static io.weir.collector.MonitorClient.remote;
import static io.weir.collector.MonitorClient.scope;
import static io.weir.collector.MonitorClient.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.networkflowmonitor.NetworkFlowMonitorClient;
import software.amazon.awssdk.services.networkflowmonitor.model.ConflictException;
import software.amazon.awssdk.services.networkflowmonitor.model.CreateMonitorResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.CreateScopeResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.GetMonitorResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.GetScopeResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorStatus;
import software.amazon.awssdk.services.networkflowmonitor.model.MonitorSummary;
import software.amazon.awssdk.services.networkflowmonitor.model.ResourceNotFoundException;
import software.amazon.awssdk.services.networkflowmonitor.model.ScopeStatus;
import software.amazon.awssdk.services.networkflowmonitor.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.networkflowmonitor.model.TargetResource;
import software.amazon.awssdk.services.networkflowmonitor.model.UpdateMonitorResponse;
import software.amazon.awssdk.services.networkflowmonitor.model.ValidationException;

/**
 * Amazon's own client makes, changes and deletes monitors and scopes of a running collector. Each
 * test works in a Region of its own.
 */
final class MonitorInterfaceTest {
  @TempDir private static Path data;
  @AutoClose private static TestCollector collector;

  private String region;
  @AutoClose private NetworkFlowMonitorClient client;

  @BeforeAll
  static void start() throws Exception {
    collector = new TestCollector(data);
  }

  @BeforeEach
  void connect(TestInfo test) {
    region = "test-" + Integer.toHexString(test.getDisplayName().hashCode());
    client = MonitorClient.of(collector.url(), region, MonitorClient.ANYONE);
  }

  @Test
  void makesAMonitorThatBecomesActive() throws Exception {
    String scope = scope(client, region);
    Instant before = Instant.now().minusSeconds(1);
    String subnet = "arn:aws:ec2:" + region + ":" + ACCOUNT + ":subnet/subnet-11112222";

    CreateMonitorResponse made =
        client.createMonitor(
            monitor("web-to-db", region, scope)
                .localResources(local("AWS::EC2::Subnet", subnet))
                .remoteResources(remote("AWS::AWSService", "S3"))
                .tags(Map.of("team", "payments"))
                .build());

    assertEquals(
        "arn:aws:networkflowmonitor:" + region + ":" + ACCOUNT + ":monitor/web-to-db",
        made.monitorArn());
    assertEquals(MonitorStatus.PENDING, made.monitorStatus());
    MonitorClient.awaitActive(client, "web-to-db");
    GetMonitorResponse got = client.getMonitor(request -> request.monitorName("web-to-db"));
    assertEquals(made.monitorArn(), got.monitorArn());
    assertEquals(List.of(local("AWS::EC2::Subnet", subnet)), got.localResources());
    assertEquals(List.of(remote("AWS::AWSService", "S3")), got.remoteResources());
    assertEquals(Map.of("team", "payments"), got.tags());
    assertTrue(got.createdAt().isAfter(before), () -> got.createdAt() + " after " + before);
    assertTrue(got.createdAt().isBefore(Instant.now().plusSeconds(1)));
    assertEquals(got.createdAt(), got.modifiedAt());
  }

  @Test
  void changesTheResourcesOfAMonitor() throws Exception {
    String scope = scope(client, region);
    client.createMonitor(monitor("m", region, scope).build());
    MonitorClient.awaitActive(client, "m");

    UpdateMonitorResponse changed =
        client.updateMonitor(
            request ->
                request
                    .monitorName("m")
                    .localResourcesToAdd(local("AWS::EC2::Subnet", "dmz"))
                    .localResourcesToRemove(local("AWS::Region", region))
                    .remoteResourcesToAdd(remote("AWS::AvailabilityZone", "rack-7")));

    assertEquals(List.of(local("AWS::EC2::Subnet", "dmz")), changed.localResources());
    assertEquals(List.of(remote("AWS::AvailabilityZone", "rack-7")), changed.remoteResources());
    MonitorClient.awaitActive(client, "m");
  }

  @Test
  void refusesAnUpdateThatLeavesNoLocalResource() {
    client.createMonitor(monitor("m", region, scope(client, region)).build());

    ValidationException refusal =
        assertThrows(
            ValidationException.class,
            () ->
                client.updateMonitor(
                    request ->
                        request
                            .monitorName("m")
                            .localResourcesToRemove(local("AWS::Region", region))));

    assertTrue(refusal.getMessage().contains("needs at least one local resource"));
  }

  @Test
  void refusesToRemoveAResourceThatIsNotThere() {
    client.createMonitor(monitor("m", region, scope(client, region)).build());

    assertThrows(
        ValidationException.class,
        () ->
            client.updateMonitor(
                request ->
                    request
                        .monitorName("m")
                        .remoteResourcesToRemove(remote("AWS::AWSService", "S3"))));
  }

  @Test
  void deletesAMonitor() throws Exception {
    client.createMonitor(monitor("m", region, scope(client, region)).build());

    client.deleteMonitor(request -> request.monitorName("m"));

    Eventually.holds(
        "the monitor is gone",
        () -> client.listMonitors(request -> request.maxResults(1)).monitors().isEmpty());
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.getMonitor(request -> request.monitorName("m")));
  }

  @Test
  void knowsNoMonitorThatIsNotThere() {
    ResourceNotFoundException refusal =
        assertThrows(
            ResourceNotFoundException.class,
            () -> client.getMonitor(request -> request.monitorName("m")));

    assertEquals(404, refusal.statusCode());
    assertEquals("ResourceNotFoundException", refusal.awsErrorDetails().errorCode());
    assertFalse(refusal.requestId().isEmpty());
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.updateMonitor(request -> request.monitorName("m")));
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.deleteMonitor(request -> request.monitorName("m")));
  }

  @Test
  void refusesASecondMonitorOfOneName() {
    String scope = scope(client, region);
    client.createMonitor(monitor("m", region, scope).build());

    ConflictException refusal =
        assertThrows(
            ConflictException.class,
            () -> client.createMonitor(monitor("m", region, scope).build()));

    assertEquals(409, refusal.statusCode());
  }

  @Test
  void answersARequestThatComesAgainAsTheFirstTime() {
    String scope = scope(client, region);
    String token = "01234567-89ab-cdef-0123-456789abcdef";

    CreateMonitorResponse first =
        client.createMonitor(monitor("m", region, scope).clientToken(token).build());
    CreateMonitorResponse again =
        client.createMonitor(monitor("m", region, scope).clientToken(token).build());

    assertEquals(first.createdAt(), again.createdAt());
    assertEquals(first.monitorArn(), again.monitorArn());
    assertEquals(1, client.listMonitors(_ -> {}).monitors().size());
    assertThrows(
        ConflictException.class,
        () -> client.createMonitor(monitor("n", region, scope).clientToken(token).build()));
  }

  @Test
  void updatesOnceForOneToken() {
    String token = "11234567-89ab-cdef-0123-456789abcdef";
    client.createMonitor(monitor("m", region, scope(client, region)).build());
    for (int time = 0; time < 2; time++) {
      UpdateMonitorResponse changed =
          client.updateMonitor(
              request ->
                  request
                      .monitorName("m")
                      .clientToken(token)
                      .localResourcesToAdd(local("AWS::EC2::Subnet", "dmz"))
                      .localResourcesToRemove(local("AWS::Region", region)));

      assertEquals(List.of(local("AWS::EC2::Subnet", "dmz")), changed.localResources());
    }
  }

  @Test
  void allowsTwentyMonitorsInARegion() {
    String scope = scope(client, region);
    IntStream.range(0, 20)
        .forEach(number -> client.createMonitor(monitor("m" + number, region, scope).build()));

    ServiceQuotaExceededException refusal =
        assertThrows(
            ServiceQuotaExceededException.class,
            () -> client.createMonitor(monitor("m20", region, scope).build()));

    assertEquals(402, refusal.statusCode());
  }

  @Test
  void allowsTwentyFiveResourcesAtEachEnd() {
    String scope = scope(client, region);

    assertThrows(
        ServiceQuotaExceededException.class,
        () ->
            client.createMonitor(
                monitor("m", region, scope)
                    .remoteResources(
                        IntStream.range(0, 26)
                            .mapToObj(number -> remote("AWS::EC2::Subnet", "subnet-" + number))
                            .toList())
                    .build()));
  }

  @Test
  void takesTheScopeThatAScriptNamesWhereThereIsNone() {
    String foreign = "arn:aws:networkflowmonitor:" + region + ":111122223333:scope/0123-abcd";

    client.createMonitor(monitor("m", region, foreign).build());

    assertEquals(foreign, client.getScope(request -> request.scopeId("0123-abcd")).scopeArn());
    assertThrows(
        ValidationException.class,
        () ->
            client.createMonitor(
                monitor("n", region, foreign.replace("0123-abcd", "another")).build()));
  }

  @Test
  void refusesTheScopeOfAnotherRegion() {
    assertThrows(
        ValidationException.class,
        () ->
            client.createMonitor(
                monitor("m", region, "arn:aws:networkflowmonitor:mars-1:111122223333:scope/0123")
                    .build()));
  }

  @Test
  void makesAScopeThatSucceeds() throws Exception {
    CreateScopeResponse made =
        client.createScope(
            request -> request.targets(target(region, ACCOUNT)).tags(Map.of("a", "1")));

    assertEquals(ScopeStatus.IN_PROGRESS, made.status());
    assertEquals(
        "arn:aws:networkflowmonitor:" + region + ":" + ACCOUNT + ":scope/" + made.scopeId(),
        made.scopeArn());
    Eventually.holds(
        "the scope has succeeded",
        () ->
            client.getScope(request -> request.scopeId(made.scopeId())).status()
                == ScopeStatus.SUCCEEDED);
    GetScopeResponse got = client.getScope(request -> request.scopeId(made.scopeId()));
    assertEquals(List.of(target(region, ACCOUNT)), got.targets());
    assertEquals(Map.of("a", "1"), got.tags());
    assertEquals(made.scopeArn(), client.listScopes(_ -> {}).scopes().getFirst().scopeArn());
  }

  @Test
  void makesOneScopeForARequestThatComesTwice() {
    String token = "21234567-89ab-cdef-0123-456789abcdef";
    List<String> ids =
        IntStream.range(0, 2)
            .mapToObj(
                _ ->
                    client.createScope(
                        request -> request.targets(target(region, ACCOUNT)).clientToken(token)))
            .map(CreateScopeResponse::scopeId)
            .toList();

    assertEquals(ids.getFirst(), ids.getLast());
  }

  @Test
  void allowsOneScopeInARegion() {
    scope(client, region);

    ServiceQuotaExceededException refusal =
        assertThrows(ServiceQuotaExceededException.class, () -> scope(client, region));

    assertEquals(402, refusal.statusCode());
  }

  @Test
  void changesTheTargetsOfAScope() {
    String id = id(scope(client, region));

    client.updateScope(
        request ->
            request
                .scopeId(id)
                .resourcesToAdd(target("mars-1", "111122223333"))
                .resourcesToDelete(target(region, ACCOUNT)));

    assertEquals(
        List.of(target("mars-1", "111122223333")),
        client.getScope(request -> request.scopeId(id)).targets());
    assertThrows(
        ValidationException.class,
        () ->
            client.updateScope(
                request ->
                    request.scopeId(id).resourcesToDelete(target("mars-1", "111122223333"))));
    assertThrows(
        ValidationException.class,
        () ->
            client.updateScope(
                request -> request.scopeId(id).resourcesToDelete(target(region, ACCOUNT))));
    client.updateScope(request -> request.scopeId(id).resourcesToAdd(targets(0, 99)));
    assertThrows(
        ServiceQuotaExceededException.class,
        () -> client.updateScope(request -> request.scopeId(id).resourcesToAdd(targets(99, 101))));
  }

  @Test
  void deletesAScopeThatHasNoMonitors() throws Exception {
    String arn = scope(client, region);
    client.createMonitor(monitor("m", region, arn).build());

    assertThrows(
        ConflictException.class, () -> client.deleteScope(request -> request.scopeId(id(arn))));
    client.deleteMonitor(request -> request.monitorName("m"));
    Eventually.holds(
        "the monitor is gone", () -> client.listMonitors(_ -> {}).monitors().isEmpty());
    client.deleteScope(request -> request.scopeId(id(arn)));

    Eventually.holds("the scope is gone", () -> client.listScopes(_ -> {}).scopes().isEmpty());
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.getScope(request -> request.scopeId(id(arn))));
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.deleteScope(request -> request.scopeId(id(arn))));
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            client.updateScope(
                request -> request.scopeId(id(arn)).resourcesToAdd(target(region, ACCOUNT))));
  }

  @Test
  void setsAndRemovesTags() {
    String scope = scope(client, region);
    String monitor = client.createMonitor(monitor("m", region, scope).build()).monitorArn();
    for (String arn : List.of(scope, monitor)) {
      client.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1", "b c/d", "2")));
      client.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "3")));
      assertEquals(Map.of("a", "3", "b c/d", "2"), tags(arn));

      client.untagResource(request -> request.resourceArn(arn).tagKeys("b c/d", "never"));

      assertEquals(Map.of("a", "3"), tags(arn));
    }
  }

  @Test
  void allowsTwoHundredTags() {
    String arn = scope(client, region);
    client.tagResource(request -> request.resourceArn(arn).tags(manyTags(0, 200)));

    assertThrows(
        ValidationException.class,
        () -> client.tagResource(request -> request.resourceArn(arn).tags(manyTags(200, 201))));
    assertThrows(
        ValidationException.class,
        () -> client.tagResource(request -> request.resourceArn(arn).tags(manyTags(0, 201))));
    assertEquals(200, tags(arn).size());
  }

  @Test
  void refusesTagsThatAreReserved() {
    String arn = scope(client, region);

    assertThrows(
        ValidationException.class,
        () ->
            client.tagResource(request -> request.resourceArn(arn).tags(Map.of("aws:owner", "x"))));
  }

  @Test
  void knowsNoTagsOfWhatIsNotThere() {
    String arn = "arn:aws:networkflowmonitor:" + region + ":123456789012:monitor/never";

    assertThrows(ResourceNotFoundException.class, () -> tags(arn));
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1"))));
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.untagResource(request -> request.resourceArn(arn).tagKeys("a")));
  }

  @Test
  void listsMonitorsPageByPage() {
    String scope = scope(client, region);
    for (int number = 10; number < 20; number++) {
      String name = "m" + number;
      client.createMonitor(monitor(name, region, scope).build());
    }

    List<String> names =
        client.listMonitorsPaginator(request -> request.maxResults(3)).monitors().stream()
            .map(MonitorSummary::monitorName)
            .toList();

    assertEquals(IntStream.range(10, 20).mapToObj(number -> "m" + number).toList(), names);
  }

  @Test
  void goesOnWithAPageAfterItsLastEntryIsGone() throws Exception {
    String scope = scope(client, region);
    for (String name : List.of("a", "b", "c", "d")) {
      client.createMonitor(monitor(name, region, scope).build());
    }
    String token = client.listMonitors(request -> request.maxResults(2)).nextToken();
    client.deleteMonitor(request -> request.monitorName("b"));
    Eventually.holds(
        "the monitor is gone", () -> client.listMonitors(_ -> {}).monitors().size() == 3);

    List<String> rest =
        client.listMonitors(request -> request.nextToken(token)).monitors().stream()
            .map(MonitorSummary::monitorName)
            .toList();

    assertEquals(List.of("c", "d"), rest);
  }

  @Test
  void listsMonitorsOfAStatus() throws Exception {
    client.createMonitor(monitor("m", region, scope(client, region)).build());
    MonitorClient.awaitActive(client, "m");

    assertEquals(
        1,
        client
            .listMonitors(request -> request.monitorStatus(MonitorStatus.ACTIVE))
            .monitors()
            .size());
    assertTrue(
        client
            .listMonitors(request -> request.monitorStatus(MonitorStatus.INACTIVE))
            .monitors()
            .isEmpty());
  }

  @Test
  void listsScopesPageByPage() {
    String arn = scope(client, region);

    assertEquals(
        List.of(arn),
        client.listScopesPaginator(request -> request.maxResults(1)).scopes().stream()
            .map(scope -> scope.scopeArn())
            .toList());
  }

  @Test
  void refusesATokenOfAnotherList() {
    String scope = scope(client, region);
    client.createMonitor(monitor("a", region, scope).build());
    client.createMonitor(monitor("b", region, scope).build());
    String token = client.listMonitors(request -> request.maxResults(1)).nextToken();

    assertThrows(
        ValidationException.class, () -> client.listScopes(request -> request.nextToken(token)));
    assertThrows(
        ValidationException.class, () -> client.listMonitors(request -> request.nextToken("x")));
    assertThrows(
        ValidationException.class,
        () ->
            client.listMonitors(
                request -> request.nextToken(token).monitorStatus(MonitorStatus.ACTIVE)));
  }

  @Test
  void keepsRegionsApart() {
    String scope = scope(client, region);
    client.createMonitor(monitor("m", region, scope).build());
    try (NetworkFlowMonitorClient elsewhere =
        MonitorClient.of(collector.url(), region + "-b", MonitorClient.ANYONE)) {
      assertTrue(elsewhere.listMonitors(_ -> {}).monitors().isEmpty());
    }
  }

  @Test
  void listsMonitorsInPlainFormForTheConsole() throws Exception {
    client.createMonitor(monitor("for-console", region, scope(client, region)).build());

    String list = collector.get("/api/v1/monitors");

    assertTrue(list.contains("\"name\":\"for-console\""), list);
    assertTrue(list.contains("\"region\":\"" + region + "\""), list);
  }

  @Test
  void tellsWhichPathsAMonitorLooksAt() throws Exception {
    client.createMonitor(monitor("with-condition", region, scope(client, region)).build());

    JsonObject list = new JsonObject(collector.get("/api/v1/monitors"));
    String condition =
        list.getJsonArray("monitors").stream()
            .map(JsonObject.class::cast)
            .filter(monitor -> monitor.getString("name").equals("with-condition"))
            .findFirst()
            .orElseThrow()
            .getString("condition");

    assertEquals(
        new JsonArray("[[0]]"), collector.query("flows | where " + condition + " | stats count()"));
  }

  private Map<String, String> tags(String arn) {
    return client.listTagsForResource(request -> request.resourceArn(arn)).tags();
  }

  private static Map<String, String> manyTags(int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .collect(Collectors.toMap(number -> "key" + number, Object::toString));
  }

  private static List<TargetResource> targets(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> target("region-" + number, ACCOUNT))
        .toList();
  }

  private static String id(String scopeArn) {
    return scopeArn.substring(scopeArn.lastIndexOf('/') + 1);
  }
}
