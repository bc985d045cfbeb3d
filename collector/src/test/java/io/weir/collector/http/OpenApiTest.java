package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds the OpenAPI document against what the server really answers, and the reference page against
 * both; {@code -Dweir.docs=write} brings the page up to date.
 */
final class OpenApiTest {
  private static final Path PAGE = Path.of("../docs/http-api.md");
  private static final String BEGIN = "<!-- operations: made from the API's own table -->\n";
  private static final String END = "<!-- end of operations -->\n";

  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(_ -> oneRow());
  }

  @Test
  void describesEachRouteAndNothingElse() throws Exception {
    Set<String> described = new TreeSet<>();
    JsonObject paths = api.document().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }

    assertEquals(api.routes(), described);
  }

  @Test
  void givesEachOperationANameOfItsOwn() throws Exception {
    List<String> ids = new ArrayList<>();
    JsonObject paths = api.document().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject methods = paths.getJsonObject(path);
      methods
          .fieldNames()
          .forEach(method -> ids.add(methods.getJsonObject(method).getString("operationId")));
    }

    assertEquals(ids.size(), Set.copyOf(ids).size(), ids::toString);
  }

  /** What needs no parameter and no body is asked for; what else there is has tests of its own. */
  @Test
  void everyPlainAnswerHasTheShapeThatIsDescribed() throws Exception {
    JsonObject paths = api.document().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject get = paths.getJsonObject(path).getJsonObject("get");
      if (get == null || get.containsKey("parameters")) {
        continue;
      }
      if (content(get).containsKey("application/json")) {
        assertEquals(List.of(), api.misfits(path, api.get(path)), path);
      }
    }
  }

  @Test
  void answersToQueriesHaveTheShapeThatIsDescribed() throws Exception {
    assertEquals(List.of(), api.misfits("/api/v1/query", api.get("/api/v1/query?q=flows")));
  }

  @Test
  void refusalsHaveTheShapeThatIsDescribed() throws Exception {
    assertEquals(List.of(), api.misfits("/api/v1/query", api.get("/api/v1/query")));
  }

  @Test
  void listsEveryOperationOnTheReferencePage() throws Exception {
    String page = Files.readString(PAGE);
    String upToDate =
        page.substring(0, page.indexOf(BEGIN))
            + BEGIN
            + table()
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("weir.docs"))) {
      Files.writeString(PAGE, upToDate);
      return;
    }

    assertEquals(
        upToDate, page, "docs/http-api.md is out of date: run mvn verify -Dweir.docs=write");
  }

  private String table() throws Exception {
    StringBuilder rows = new StringBuilder("\n| operation | gives |\n|---|---|\n");
    JsonObject paths = api.document().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject methods = paths.getJsonObject(path);
      for (String method : methods.fieldNames()) {
        rows.append(
            "| `%s %s` | %s |\n"
                .formatted(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    methods.getJsonObject(method).getString("summary")));
      }
    }
    return rows.append("\n").toString();
  }

  private static JsonObject content(JsonObject operation) {
    return operation.getJsonObject("responses").getJsonObject("200").getJsonObject("content");
  }

  private static QueryResult oneRow() {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {5L, null});
    return new QueryResult(
        List.of(
            new ResultColumn("traffic", ValueType.INTEGER, "bytes"),
            new ResultColumn("name", ValueType.TEXT, "")),
        rows,
        new TimeRange(0, 1),
        new QueryStatistics(1, 1, 1, 0, 0, 1));
  }
}
