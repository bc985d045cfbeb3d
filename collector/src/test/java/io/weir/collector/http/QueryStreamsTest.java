package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams that a client reads line by line, of answers that the test makes up. */
@Timeout(60)
class QueryStreamsTest {
  private static final String FAST = "/api/v1/query/stream?every=200ms&q=";

  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore ticks = new Semaphore(0);
  private final BlockingQueue<Long> values = new LinkedBlockingQueue<>();
  private long value = 1;
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(this::answer);
  }

  @Test
  void sendsRowsWhenTheyHaveChangedAndOnlyThen() throws Exception {
    try (Client client = new Client(FAST + "flows")) {
      Event first = client.next();
      ticks.acquire(3);
      values.add(2L);
      Event second = client.next();

      assertEquals("rows", first.name());
      assertEquals(1, first.value());
      assertEquals(2, second.value());
      assertNotEquals(first.id(), second.id());
      assertTrue(asked.get() >= 3, asked::toString);
    }
  }

  @Test
  void sendsNothingCompressedThatABrowserWouldWaitFor() throws Exception {
    try (Client client = new Client(FAST + "flows", "Accept-Encoding", "gzip")) {
      assertEquals("text/event-stream", client.header("Content-Type"));
      assertEquals(1, client.next().value());
    }
  }

  @Test
  void goesOnBehindTheRowsThatAClientHas() throws Exception {
    String id;
    try (Client client = new Client(FAST + "flows")) {
      id = client.next().id();
    }
    try (Client client = new Client(FAST + "flows", "Last-Event-ID", id)) {
      ticks.acquire(2);
      values.add(2L);

      assertEquals(2, client.next().value());
    }
  }

  @Test
  void tellsAMistakeAndEnds() throws Exception {
    try (Client client = new Client(FAST + "mistake")) {
      Event event = client.next();

      assertEquals("error", event.name());
      assertEquals("no field \"x\"", event.data().getString("detail"));
      assertEquals(3, event.data().getInteger("column"));
      assertEquals("", client.line());
      assertNull(client.line());
    }
  }

  @Test
  void endsWithItsClientAndMakesRoomForAnother() throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < TestApi.STREAMS; i++) {
      clients.add(new Client(FAST + "flows"));
      clients.getLast().next();
    }

    HttpResponse<String> refused = api.get(FAST + "flows");
    assertEquals(503, refused.statusCode());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(
        "2 queries are streamed already; end one, or raise the setting http.streams",
        new JsonObject(refused.body()).getString("detail"));

    clients.getFirst().close();
    int status = 503;
    while (status == 503) { // until the server has heard of it
      try (Client next = new Client(FAST + "flows")) {
        status = next.status();
      }
    }
    assertEquals(200, status);
    clients.getLast().close();
  }

  @ParameterizedTest
  @CsvSource({
    "every=199ms&q=flows, every must lie between 200ms and 1h",
    "every=fast&q=flows, every: \"fast\" is no duration",
    "every=1s, the parameter \"q\" is missing",
    "q=flows&from=yesterday, \"from\" is no time",
  })
  void saysWhatIsWrongWithTheParameters(String parameters, String detail) throws Exception {
    HttpResponse<String> response = api.get("/api/v1/query/stream?" + parameters);

    assertEquals(400, response.statusCode());
    assertTrue(
        new JsonObject(response.body()).getString("detail").startsWith(detail), response::body);
  }

  private QueryResult answer(QueryRequest request) throws QueryException {
    if (request.text().equals("mistake")) {
      throw new QueryException(1, 3, "no field \"x\"");
    }
    asked.incrementAndGet();
    ticks.release();
    Long next = values.poll();
    value = next == null ? value : next;
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {value});
    return new QueryResult(
        List.of(new ResultColumn("n", ValueType.INTEGER, "")),
        rows,
        new TimeRange(0, 1 + asked.get()),
        new QueryStatistics(asked.get(), 1, 1, 0, 0, asked.get()));
  }

  private record Event(String name, String id, JsonObject data) {
    int value() {
      return data.getJsonArray("rows").getJsonArray(0).getInteger(0);
    }
  }

  /** Reads a stream of events. */
  private final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Client(String path, String... headers) throws IOException, InterruptedException {
      var request = api.request(path);
      response =
          http.send(
              (headers.length == 0 ? request : request.headers(headers)).build(),
              BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String line() throws IOException {
      return lines.readLine();
    }

    /** The next event; comments are passed over. */
    Event next() throws IOException {
      String name = "";
      String id = "";
      for (String line = line(); line != null; line = line()) {
        if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          return new Event(name, id, new JsonObject(line.substring("data: ".length())));
        }
      }
      throw new AssertionError("the stream ended");
    }

    @Override
    public void close() throws IOException {
      response.body().close();
      http.shutdownNow();
    }
  }
}
