package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.http.TestApi;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that come through a pipe, to a server that the test makes up. */
final class QueryScriptTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(this::answer);
  }

  @Test
  void printsPlainRows() throws Exception {
    assertTrue(run("flows"));

    assertEquals("1234567\ta\uFFFDb\n5\t\n", out.toString());
  }

  @Test
  void endsAQueryAtASemicolonOrABlankLine() throws Exception {
    assertTrue(run("flows\n| limit 1;\ncounters\n\n// the last\ndrops"));

    assertEquals(List.of("flows\n| limit 1", "counters", "// the last\ndrops"), asked);
  }

  @Test
  void obeysCommands() throws Exception {
    assertTrue(run("\\format ndjson\nflows;\n\\quit\nflows;\n"));

    assertEquals("{\"bytes\":1234567,\"name\":\"a\\nb\"}\n{\"bytes\":5}\n", out.toString());
    assertEquals(1, asked.size());
  }

  @Test
  void goesOnBehindAMistakeAndTellsOfIt() throws Exception {
    assertFalse(run("mistake;\n\\format nothing\n\\watch\nflows;\n"));

    assertEquals(
        List.of(
            "line 1:3: no field \"x\"",
            "no format \"nothing\"; there are table, json, rows, ndjson, csv",
            "there is no query to watch yet; ask one first"),
        err.toString().lines().limit(3).toList());
    assertEquals(List.of("flows"), asked);
  }

  private boolean run(String script) throws Exception {
    try (ApiClient client = new ApiClient(URI.create(api.url()))) {
      QuerySession session =
          new QuerySession(
              client,
              new PrintWriter(out),
              new PrintWriter(err),
              QueryFormat.ROWS,
              QuerySession.Pause.NONE);
      return QueryScript.run(new BufferedReader(new StringReader(script)), session);
    }
  }

  private QueryResult answer(QueryRequest request) throws QueryException {
    if (request.text().equals("mistake")) {
      throw new QueryException(1, 3, "no field \"x\"");
    }
    asked.add(request.text());
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1_234_567L, "a\nb"});
    rows.add(new Object[] {5L, null});
    return new QueryResult(
        List.of(
            new ResultColumn("bytes", ValueType.INTEGER, "bytes"),
            new ResultColumn("name", ValueType.TEXT, "")),
        rows,
        new TimeRange(0, 1),
        new QueryStatistics(1, 1, 1, 0, 0, 1));
  }
}
