package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.TimeRange;
import io.weir.query.function.Function;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryQuestionsTest {
  private static final String CHECK = "/api/v1/query/check";
  private static final String COMPLETE = "/api/v1/query/complete";
  private static final String EXPLAIN = "/api/v1/query/explain";
  private static final String FUNCTIONS = "/api/v1/functions";
  private static final String JSON = "application/json";

  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(QueryQuestionsTest::answer);
  }

  @Test
  void saysThatAQueryIsRight() throws Exception {
    HttpResponse<String> response = api.post(CHECK, JSON, "{\"query\": \"flows\"}");

    assertEquals("{\"ok\":true}", response.body());
    assertEquals(List.of(), api.misfits(CHECK, response));
  }

  @ParameterizedTest
  @CsvSource({CHECK, EXPLAIN})
  void givesThePlaceOfAMistake(String path) throws Exception {
    HttpResponse<String> response = api.post(path, JSON, "{\"query\": \"mistake\"}");

    JsonObject problem = new JsonObject(response.body());
    assertEquals(400, response.statusCode());
    assertEquals("no field \"x\"", problem.getString("detail"));
    assertEquals(3, problem.getInteger("column"));
    assertEquals(List.of(), api.misfits(path, response));
  }

  @Test
  void completes() throws Exception {
    HttpResponse<String> response = api.post(COMPLETE, JSON, "{\"text\": \"byt\", \"cursor\": 3}");

    assertEquals(
        new JsonObject(
            """
            {"items": [{"text": "bytes", "kind": "field", "type": "integer", "unit": "bytes",
              "doc": "", "from": 0, "to": 3}]}
            """),
        new JsonObject(response.body()));
    assertEquals(List.of(), api.misfits(COMPLETE, response));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                | the request has no body",
        "[1]                               | the body is no JSON object",
        "{\"text\": 1}                     | \"text\" must be there, and be a string",
        "{\"text\": \"byt\"}               | \"cursor\" must be there, a number from 0 to 3",
        "{\"text\": \"byt\", \"cursor\": 4} | \"cursor\" must be there, a number from 0 to 3",
        "{\"text\": }                      | this is no JSON: ",
      })
  void saysWhatIsWrongWithARequest(String body, String detail) throws Exception {
    HttpResponse<String> response = api.post(COMPLETE, JSON, body);

    assertEquals(400, response.statusCode());
    assertTrue(
        new JsonObject(response.body()).getString("detail").startsWith(detail), response::body);
  }

  @Test
  void explains() throws Exception {
    HttpResponse<String> response = api.post(EXPLAIN, JSON, "{\"query\": \"flows\"}");

    assertEquals(
        new JsonObject(
            """
            {"table": "flows", "from": "1970-01-01T00:00:00.000Z", "to": "1970-01-01T00:00:00.001Z",
             "stages": ["limit 1"], "columns": ["time"],
             "blocks": {"total": 6, "prunedByTime": 1, "prunedByIndex": 2, "remembered": 0, "read": 3},
             "rows": {"estimated": 30, "scanned": 20, "matched": 10, "answered": 1},
             "elapsedMillis": 1.5}
            """),
        new JsonObject(response.body()));
    assertEquals(List.of(), api.misfits(EXPLAIN, response));
  }

  @Test
  void listsEveryFunction() throws Exception {
    JsonArray functions = new JsonObject(api.get(FUNCTIONS).body()).getJsonArray("functions");

    assertEquals(
        Function.all().stream().map(Function::label).toList(),
        functions.stream().map(each -> ((JsonObject) each).getString("name")).toList());
  }

  private static QueryResult answer(QueryRequest request) throws QueryException {
    if (request.text().equals("mistake")) {
      throw new QueryException(1, 3, "no field \"x\"");
    }
    return new QueryResult(
        List.of(), List.of(), new TimeRange(0, 1), new QueryStatistics(0, 0, 0, 0, 0, 0));
  }
}
