package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorStatus;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HealthRoutesTest {
  private static final String PATH = "/api/v1/health";
  private static final String OF_MONITOR = "/api/v1/monitors/{name}/health";

  private final List<QueryRequest> asked = Collections.synchronizedList(new ArrayList<>());
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(this::answer);
  }

  @Test
  void tellsMinutesAndTheImpairedPathsOfTheNewest() throws Exception {
    HttpResponse<String> response = api.get(PATH);

    assertEquals(200, response.statusCode());
    assertEquals(List.of(), api.misfits(PATH, response));
    JsonObject health = new JsonObject(response.body());
    assertEquals(1, health.getLong("nhi"), "a network was at fault a minute before");
    assertEquals(2, health.getJsonArray("series").size());
    assertEquals(
        new JsonObject(
            """
            {"time": "2026-01-31T11:01:00.000Z", "nhi": 0, "performance": 50.0, "paths": 3, "judged": 1}
            """),
        health.getJsonObject("now"));
    assertEquals(new TimeRange(at(60), at(120)), asked.getLast().range().orElseThrow());
    assertTrue(asked.getLast().text().startsWith("paths | where impaired is present"));
  }

  @Test
  void looksAnHourBackUnlessTold() throws Exception {
    api.get(PATH);
    api.get(PATH + "?from=now-2h");

    assertEquals(new TimeRange(at(0), at(3600)), asked.getFirst().range().orElseThrow());
    assertEquals(new TimeRange(at(-3600), at(3600)), asked.get(2).range().orElseThrow());
  }

  @Test
  void asksForThePathsOfAMonitor() throws Exception {
    api.monitors(List.of(monitor("near", "us-east-1"), monitor("far", "us-east-1")));

    HttpResponse<String> response = api.get("/api/v1/monitors/far/health");

    assertEquals(200, response.statusCode());
    assertEquals(List.of(), api.misfits(OF_MONITOR, response));
    for (QueryRequest request : asked) {
      assertTrue(request.text().startsWith("paths | where provider = \"far\" | "), request::text);
    }
  }

  @Test
  void refusesAMonitorThatIsNotThere() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/monitors/none/health");

    assertEquals(404, response.statusCode());
    assertTrue(response.body().contains("there is no such monitor"), response::body);
  }

  @Test
  void wantsToKnowWhichOfTwoMonitors() throws Exception {
    api.monitors(List.of(monitor("near", "us-east-1"), monitor("near", "eu-west-1")));

    assertEquals(400, api.get("/api/v1/monitors/near/health").statusCode());
    assertEquals(200, api.get("/api/v1/monitors/near/health?region=eu-west-1").statusCode());
  }

  @Test
  void tellsStepsOfEvents() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/health/events");

    assertEquals(200, response.statusCode());
    assertEquals(List.of(), api.misfits("/api/v1/health/events", response));
    JsonArray events = new JsonObject(response.body()).getJsonArray("events");
    assertEquals("2026-01-31T11:00:00.000Z", events.getJsonObject(0).getString("time"));
    assertEquals(new TimeRange(at(-23 * 3600), at(3600)), asked.getFirst().range().orElseThrow());
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() throws Exception {
    assertEquals(400, api.get(PATH + "?from=now&to=now-1h").statusCode());
  }

  /** Milliseconds of the time so many seconds after an hour before now. */
  private static long at(long seconds) {
    return TestApi.NOW.toEpochMilli() - 3_600_000 + seconds * 1000;
  }

  private static Monitor monitor(String name, String region) {
    Arn scope =
        Arn.parse("arn:aws:networkflowmonitor:" + region + ":123456789012:scope/1").orElseThrow();
    return new Monitor(
        name, scope, MonitorStatus.ACTIVE, List.of(), List.of(), at(0), at(0), Map.of());
  }

  private QueryResult answer(QueryRequest request) {
    asked.add(request);
    return new QueryResult(
        List.of(
            new ResultColumn("time", ValueType.TIME, ""),
            new ResultColumn("nhi", ValueType.INTEGER, ""),
            new ResultColumn("performance", ValueType.NUMBER, ""),
            new ResultColumn("paths", ValueType.INTEGER, ""),
            new ResultColumn("judged", ValueType.INTEGER, "")),
        List.of(new Object[] {at(0), 1L, null, 3L, 2L}, new Object[] {at(60), 0L, 50.0, 3L, 1L}),
        List.of(),
        request.range().orElseThrow(),
        new QueryStatistics(1, 1, 1, 0, 0, 1));
  }
}
