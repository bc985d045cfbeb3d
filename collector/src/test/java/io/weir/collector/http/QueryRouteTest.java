package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryRouteTest {
  private static final String PATH = "/api/v1/query";
  private static final String JSON = "application/json";

  private final AtomicReference<QueryRequest> asked = new AtomicReference<>();
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(this::answer);
  }

  @Test
  void answersWithColumnsRowsRangeAndCost() throws Exception {
    HttpResponse<String> response = api.post(PATH, JSON, "{\"query\": \"flows\"}");

    assertEquals(200, response.statusCode());
    assertEquals(JSON, response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        new JsonObject(
            """
            {"columns": [
              {"name": "time", "type": "time", "unit": ""},
              {"name": "bytes", "type": "integer", "unit": "bytes"},
              {"name": "mean", "type": "number", "unit": ""},
              {"name": "known", "type": "boolean", "unit": ""},
              {"name": "src.ip", "type": "address", "unit": ""},
              {"name": "eth.src", "type": "mac", "unit": ""},
              {"name": "name", "type": "text", "unit": ""}],
            "rows": [
              ["1970-01-01T00:00:01.000Z", 9007199254740993, 0.5, true, "10.0.0.1", "00:1b:21:0a:ff:01", "a \\"b\\", c"],
              [null, null, null, null, null, null, null]],
            "from": "1970-01-01T00:00:00.000Z",
            "to": "1970-01-01T00:00:02.500Z",
            "stats": {
              "rowsScanned": 10, "rowsMatched": 2, "blocksRead": 1, "blocksPruned": 3, "blocksRemembered": 0, "elapsedMillis": 1.5}}
            """),
        new JsonObject(response.body()));
  }

  @Test
  void writesWholeNumbersOfAnySizeToTheirLastDigit() throws Exception {
    BigInteger beyond64Bits = new BigInteger("18446744073709551614");
    try (TestApi sums =
        new TestApi(
            _ ->
                new QueryResult(
                    List.of(new ResultColumn("b", ValueType.INTEGER, "bytes")),
                    List.<Object[]>of(new Object[] {beyond64Bits}),
                    new TimeRange(0, 2500),
                    new QueryStatistics(10, 2, 1, 3, 0, 1_500_000)))) {
      HttpResponse<String> json = sums.get(PATH + "?q=flows");
      HttpResponse<String> csv =
          sums.send(sums.request(PATH + "?q=flows").header("Accept", "text/csv"));

      assertTrue(json.body().contains("\"rows\":[[18446744073709551614]]"), json.body());
      assertEquals("b\r\n18446744073709551614\r\n", csv.body());
    }
  }

  @Test
  void answersInCsvWhereTheClientAcceptsIt() throws Exception {
    HttpResponse<String> response =
        api.send(api.request(PATH + "?q=flows").header("Accept", "text/csv"));

    assertEquals(
        "text/csv; charset=utf-8; header=present",
        response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        """
        time,bytes,mean,known,src.ip,eth.src,name\r
        1970-01-01T00:00:01.000Z,9007199254740993,0.5,true,10.0.0.1,00:1b:21:0a:ff:01,"a ""b"", c"\r
        ,,,,,,\r
        """,
        response.body());
  }

  @Test
  void answersInLinesOfJsonWhereTheClientAcceptsThem() throws Exception {
    HttpResponse<String> response =
        api.send(api.request(PATH + "?q=flows").header("Accept", "application/x-ndjson"));

    assertEquals(
        "application/x-ndjson", response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        """
        {"time":"1970-01-01T00:00:01.000Z","bytes":9007199254740993,"mean":0.5,"known":true,\
        "src.ip":"10.0.0.1","eth.src":"00:1b:21:0a:ff:01","name":"a \\"b\\", c"}
        {}
        """,
        response.body());
  }

  @Test
  void leavesTheRangeToTheQueryWhereTheRequestNamesNone() throws Exception {
    api.post(PATH, JSON, "{\"query\": \"flows | stats count()\"}");

    assertEquals(new QueryRequest("flows | stats count()", Optional.empty()), asked.get());
  }

  @ParameterizedTest
  @CsvSource({
    "now-15m, now, -900000, 0",
    "2026-01-31T11:00:00Z, 2026-01-31T13:30:00+02:00, -3600000, -1800000",
    "1769860799000, 1769860800000, -1000, 0",
  })
  void readsTheEndsOfTheRange(String from, String to, long fromOffset, long toOffset)
      throws Exception {
    api.post(
        PATH,
        JSON,
        new JsonObject().put("query", "flows").put("from", from).put("to", to).encode());

    long now = TestApi.NOW.toEpochMilli();
    assertEquals(
        new TimeRange(now + fromOffset, now + toOffset), asked.get().range().orElseThrow());
  }

  @Test
  void readsMillisecondsThatAreNumbers() throws Exception {
    api.post(PATH, JSON, "{\"query\": \"flows\", \"from\": 1000, \"to\": 2000}");

    assertEquals(new TimeRange(1000, 2000), asked.get().range().orElseThrow());
  }

  @Test
  void readsTheRangeFromTheParametersOfAGet() throws Exception {
    api.get(PATH + "?q=flows%20%7C%20limit%201&from=now-1h");

    long now = TestApi.NOW.toEpochMilli();
    assertEquals(
        new QueryRequest("flows | limit 1", Optional.of(new TimeRange(now - 3_600_000, now))),
        asked.get());
  }

  @Test
  void givesThePlaceOfAMistakeInTheQuery() throws Exception {
    JsonObject problem = problem(400, api.post(PATH, JSON, "{\"query\": \"mistake\"}"));

    assertEquals("urn:weir:query", problem.getString("type"));
    assertEquals("no field \"scr.ip\"; did you mean \"src.ip\"?", problem.getString("detail"));
    assertEquals(1, problem.getInteger("line"));
    assertEquals(14, problem.getInteger("column"));
  }

  @Test
  void givesThePlaceOfAMistakeInTheJson() throws Exception {
    JsonObject problem = problem(400, api.post(PATH, JSON, "{\n  \"query\": flows}"));

    assertEquals("urn:weir:json", problem.getString("type"));
    assertEquals(2, problem.getInteger("line"));
    assertTrue(problem.getString("detail").startsWith("this is no JSON: "), problem::encode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                            | the body is no JSON object",
        "''                             | the body is no JSON object",
        "{}                             | \"query\" is missing",
        "{\"query\": 1}                 | \"query\" must be a string",
        "{\"query\": null}              | \"query\" must be a string",
        "{\"query\": \"flows\", \"a\": 1} | there is no member \"a\"",
        "{\"query\": \"flows\"} {}      | something follows the JSON object",
        "{\"query\": \"flows\"          | this is no JSON",
        "{\"query\": \"flows\", \"from\": \"yesterday\"} | \"from\" is no time: \"yesterday\"",
        "{\"query\": \"flows\", \"from\": \"now\", \"to\": \"now-1h\"} | must lie before \"to\"",
      })
  void saysWhatIsWrongWithARequest(String body, String detail) throws Exception {
    JsonObject problem = problem(400, api.post(PATH, JSON, body));

    assertTrue(problem.getString("detail").contains(detail), problem::encode);
  }

  @Test
  void asksForTheMissingParameter() throws Exception {
    JsonObject problem = problem(400, api.get(PATH));

    assertTrue(
        problem.getString("detail").startsWith("the parameter \"q\" is missing"), problem::encode);
  }

  @Test
  void refusesAnotherMethodAndNamesThoseThatItTakes() throws Exception {
    HttpResponse<String> response = api.send(api.request(PATH).DELETE());

    problem(405, response);
    String allow = response.headers().firstValue("Allow").orElseThrow();
    assertTrue(allow.contains("GET") && allow.contains("POST"), allow);
  }

  @Test
  void refusesABodyThatIsNotJson() throws Exception {
    problem(415, api.post(PATH, "text/plain", "flows"));
  }

  @Test
  void refusesToAnswerInAFormThatItDoesNotHave() throws Exception {
    problem(406, api.send(api.request(PATH + "?q=flows").header("Accept", "image/png")));
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    String query = "x".repeat(1 << 20);

    problem(413, api.post(PATH, JSON, "{\"query\": \"" + query + "\"}"));
  }

  @Test
  void hidesWhyItFailedItself() throws Exception {
    JsonObject problem = problem(500, api.post(PATH, JSON, "{\"query\": \"bug\"}"));

    assertEquals("the collector failed; its log says why", problem.getString("detail"));
  }

  @Test
  void countsQueriesByTheirEnd() throws Exception {
    api.post(PATH, JSON, "{\"query\": \"flows\"}");
    api.post(PATH, JSON, "{\"query\": \"mistake\"}");

    String metrics = api.get("/metrics").body();

    assertTrue(metrics.contains("weir_query_duration_seconds_count 1"), metrics);
    assertTrue(metrics.contains("weir_query_errors_total{reason=\"mistake\"} 1.0"), metrics);
    assertTrue(metrics.contains("weir_http_errors_total{status=\"400\"} 1.0"), metrics);
  }

  private static JsonObject problem(int status, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElseThrow());
    JsonObject problem = new JsonObject(response.body());
    assertEquals(status, problem.getInteger("status"));
    return problem;
  }

  private QueryResult answer(QueryRequest request) throws QueryException {
    asked.set(request);
    return switch (request.text()) {
      case "mistake" ->
          throw new QueryException(1, 14, "no field \"scr.ip\"; did you mean \"src.ip\"?");
      case "bug" -> throw new IllegalStateException("a bug that the test wants");
      default -> everyType();
    };
  }

  private static QueryResult everyType() {
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("time", ValueType.TIME, ""),
            new ResultColumn("bytes", ValueType.INTEGER, "bytes"),
            new ResultColumn("mean", ValueType.NUMBER, ""),
            new ResultColumn("known", ValueType.BOOLEAN, ""),
            new ResultColumn("src.ip", ValueType.ADDRESS, ""),
            new ResultColumn("eth.src", ValueType.MAC, ""),
            new ResultColumn("name", ValueType.TEXT, ""));
    List<Object[]> rows = new ArrayList<>();
    rows.add(
        new Object[] {
          1000L, (1L << 53) + 1, 0.5, true, Address.parse("10.0.0.1"), 0x001b210aff01L, "a \"b\", c"
        });
    rows.add(new Object[columns.size()]);
    return new QueryResult(
        columns, rows, new TimeRange(0, 2500), new QueryStatistics(10, 2, 1, 3, 0, 1_500_000));
  }
}
