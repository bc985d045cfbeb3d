package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerTest {
  private static final String IMPORT = "/api/v1/import";
  private static final String PCAP = "application/vnd.tcpdump.pcap";

  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(ApiServerTest::noQueries);
  }

  @Test
  void listsEveryFieldOfEveryTable() throws Exception {
    JsonArray tables = new JsonObject(api.get("/api/v1/fields").body()).getJsonArray("tables");

    assertEquals(Tables.all().size(), tables.size());
    for (int i = 0; i < tables.size(); i++) {
      Table table = Tables.all().get(i);
      assertEquals(table.name(), tables.getJsonObject(i).getString("name"));
      assertEquals(table.fields().size(), tables.getJsonObject(i).getJsonArray("fields").size());
    }
    JsonObject time = tables.getJsonObject(0).getJsonArray("fields").getJsonObject(0);
    assertEquals("time", time.getString("name"));
    assertEquals("time", time.getString("type"));
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertEquals("{\"version\":\"1.2.3\"}", api.get("/api/v1/version").body());
  }

  @Test
  void isHealthyUntilSomethingIsWrong() throws Exception {
    assertEquals("{\"status\":\"ok\"}", api.get("/healthz").body());

    api.problems(List.of("the disk is full"));

    HttpResponse<String> failing = api.get("/healthz");
    assertEquals(503, failing.statusCode());
    assertEquals("{\"status\":\"failing\",\"problems\":[\"the disk is full\"]}", failing.body());
  }

  @Test
  void answersAHealthCheckWithoutABody() throws Exception {
    HttpResponse<String> response =
        api.send(api.request("/healthz").method("HEAD", BodyPublishers.noBody()));

    assertEquals(200, response.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/nothing",
        "/nothing.html",
        "/index.class",
        "/../Main.class",
        "/%2e%2e/Main.class",
        "/a/..%2f..%2fb.js"
      })
  void hasNothingAtOtherPaths(String path) throws Exception {
    HttpResponse<String> response = api.get(path);

    assertEquals(404, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void importsACapture() throws Exception {
    HttpResponse<String> response = api.post(IMPORT, PCAP, "pcap1234");

    assertEquals("{\"datagrams\":8}", response.body());
  }

  @Test
  void saysWhyAFileIsNoCapture() throws Exception {
    HttpResponse<String> response = api.post(IMPORT, PCAP, "something else, as long as a header");

    assertEquals(400, response.statusCode());
    assertEquals(
        "the body is no capture: it does not begin as a pcap file does",
        new JsonObject(response.body()).getString("detail"));
  }

  @Test
  void refusesACaptureThatIsTooLarge() throws Exception {
    HttpResponse<String> response =
        api.post(IMPORT, PCAP, "x".repeat((int) TestApi.IMPORT_LIMIT + 1));

    assertEquals(413, response.statusCode());
    assertEquals(
        "the capture is larger than 1000 bytes; split it, or raise the setting http.import-limit",
        new JsonObject(response.body()).getString("detail"));
  }

  @Test
  void refusesACaptureOfUnknownLength() throws Exception {
    var unknownLength = BodyPublishers.fromPublisher(BodyPublishers.ofString("pcap"));

    HttpResponse<String> response =
        api.send(api.request(IMPORT).header("Content-Type", PCAP).POST(unknownLength));

    assertEquals(411, response.statusCode());
  }

  @Test
  void refusesACaptureThatAForeignPageCouldSend() throws Exception {
    assertEquals(415, api.post(IMPORT, "text/plain", "pcap").statusCode());
  }

  @Test
  void saysThatItsPortIsInUse() throws Exception {
    IOException failure =
        assertThrows(
            IOException.class, () -> new TestApi(ApiServerTest::noQueries, api.endpoint()));

    assertEquals(
        "HTTP cannot listen on "
            + api.endpoint()
            + ": something else uses the port; name another place with --http or"
            + " the setting http.listen",
        failure.getMessage());
  }

  @Test
  void sendsAFileOnceToABrowserThatKeepsIt() throws Exception {
    HttpResponse<String> first = api.get("/sample/module.js");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second =
        api.send(api.request("/sample/module.js").header("If-None-Match", tag));

    assertEquals("export const sample = 1;\n", first.body());
    assertEquals(304, second.statusCode());
    assertEquals("", second.body());
  }

  @Test
  void letsABrowserDoLittle() throws Exception {
    HttpResponse<String> response = api.get("/healthz");

    String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
    assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").orElseThrow());
  }

  private static QueryResult noQueries(QueryRequest request) {
    throw new IllegalStateException("this test asks nothing: " + request);
  }
}
