package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import io.weir.collector.http.TestApi;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryCommandTest {
  @AutoClose private TestApi server;

  @BeforeEach
  void start() throws Exception {
    server = new TestApi(QueryCommandTest::answer);
  }

  @Test
  void printsATable() {
    CommandRun run = query("flows");

    assertEquals("", run.err());
    assertEquals(0, run.exitCode());
    assertTrue(run.out().startsWith("traffic"), run.out());
    assertTrue(run.out().contains("1.23 MB"), run.out());
  }

  @Test
  void printsExactJson() {
    JsonObject answer = new JsonObject(query("flows", "--format", "json").out());

    assertEquals(1_234_567, answer.getJsonArray("rows").getJsonArray(0).getInteger(0));
  }

  @Test
  void printsExactCsv() {
    assertEquals("traffic\r\n1234567\r\n", query("flows", "--format", "csv").out());
  }

  @Test
  void tellsThePlaceOfAMistake() {
    query("flow")
        .assertFails(1, "weir query: line 1:1: no table \"flow\"; did you mean \"flows\"?");
  }

  @Test
  void saysThatNoCollectorAnswers() throws Exception {
    String nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "http://127.0.0.1:" + socket.getLocalPort();
    }

    String message =
        "weir query: no collector answers at "
            + nobody
            + "; start one with \"weir serve\", or name another with --server";
    CommandRun.of("query", "flows", "--server", nobody).assertFails(1, message);
    CommandRun.of("query", "--server", nobody).assertFails(1, message);
  }

  @Test
  void saysThatSomethingElseAnswers() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    other.start();
    String address = "http://127.0.0.1:" + other.getAddress().getPort();
    try {
      CommandRun.of("query", "flows", "--server", address)
          .assertFails(
              1,
              "weir query: what answers at "
                  + address
                  + " is no Weir collector (status 404); name another with --server");
    } finally {
      other.stop(0);
    }
  }

  private CommandRun query(String text, String... flags) {
    String[] arguments = {"query", text, "--server", server.url()};
    String[] all = new String[arguments.length + flags.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(flags, 0, all, arguments.length, flags.length);
    return CommandRun.of(all);
  }

  private static QueryResult answer(QueryRequest request) throws QueryException {
    if (!request.text().equals("flows")) {
      throw new QueryException(1, 1, "no table \"flow\"; did you mean \"flows\"?");
    }
    return new QueryResult(
        List.of(new ResultColumn("traffic", ValueType.INTEGER, "bytes")),
        List.<Object[]>of(new Object[] {1_234_567L}),
        new TimeRange(0, 1),
        new QueryStatistics(1, 1, 1, 0, 0, 1000));
  }
}
