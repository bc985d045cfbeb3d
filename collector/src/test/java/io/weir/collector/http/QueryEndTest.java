package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.TimeRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries whose clients leave, and queries that are too many, over real sockets. */
@Timeout(60)
class QueryEndTest {
  private static final int AT_ONCE = 2;
  private static final int WAITING = 64;

  private final Semaphore begun = new Semaphore(0);
  private final Semaphore interrupted = new Semaphore(0);
  private final CountDownLatch never = new CountDownLatch(1);
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(this::answer);
  }

  @Test
  void aQueryEndsWithItsClient() throws Exception {
    Socket client = ask("slow");
    begun.acquire();

    client.close();

    interrupted.acquire();
    assertCounted("weir_query_errors_total{reason=\"left\"} 1.0");
  }

  @Test
  void anExplanationEndsWithItsClient() throws Exception {
    String body = "{\"query\": \"slow\"}";
    Socket client =
        send(
            "POST /api/v1/query/explain HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    begun.acquire();

    client.close();

    interrupted.acquire();
  }

  @Test
  void aQueryThatWaitsIsNeverBegunIfItsClientLeaves() throws Exception {
    List<Socket> running = List.of(ask("slow"), ask("slow"));
    begun.acquire(AT_ONCE);
    Socket waiting = ask("slow");
    awaitAnswered(); // so it has been read

    waiting.close();

    assertCounted("weir_query_errors_total{reason=\"left\"} 1.0");
    for (Socket socket : running) {
      socket.close();
    }
    interrupted.acquire(AT_ONCE);
    assertEquals(200, api.get("/api/v1/query?q=fast").statusCode());
    assertEquals(0, begun.availablePermits());
  }

  @Test
  void queriesBeyondThoseThatMayWaitAreTurnedAway() throws Exception {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < AT_ONCE + WAITING; i++) {
      clients.add(ask("slow"));
    }
    begun.acquire(AT_ONCE);
    awaitRefusal();

    HttpResponse<String> refused = api.get("/api/v1/query?q=fast");

    assertEquals(503, refused.statusCode());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(
        "too many queries wait already; try again in a moment",
        new JsonObject(refused.body()).getString("detail"));
    assertEquals(List.of(), api.misfits("/api/v1/query", refused));
    assertTrue(api.get("/metrics").body().contains("weir_query_errors_total{reason=\"busy\"}"));
    for (Socket client : clients) {
      client.close();
    }
  }

  /** The server reads its connections in no certain order. */
  private void awaitRefusal() throws Exception {
    while (!api.get("/metrics").body().contains("weir_query_errors_total{reason=\"busy\"} 1")) {
      ask("slow").close();
    }
  }

  private void awaitAnswered() throws Exception {
    assertEquals(200, api.get("/healthz").statusCode());
  }

  private void assertCounted(String line) throws Exception {
    String metrics = api.get("/metrics").body();
    while (!metrics.contains(line)) {
      metrics = api.get("/metrics").body();
    }
    assertTrue(metrics.contains(line));
  }

  private Socket ask(String query) throws IOException {
    return send("GET /api/v1/query?q=" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.endpoint().port());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private QueryResult answer(QueryRequest request) throws InterruptedException {
    if (request.text().equals("slow")) {
      begun.release();
      try {
        never.await();
      } catch (InterruptedException e) {
        interrupted.release();
        throw e;
      }
    }
    return new QueryResult(
        List.of(), List.of(), new TimeRange(0, 1), new QueryStatistics(0, 0, 0, 0, 0, 0));
  }
}
