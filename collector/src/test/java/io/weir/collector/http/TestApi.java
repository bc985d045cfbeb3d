package io.weir.collector.http;

import io.weir.collector.agent.AgentState;
import io.weir.collector.config.Endpoint;
import io.weir.collector.metrics.Metrics;
import io.weir.collector.pcap.Capture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An API server on a free port of loopback, before queries, agents and imports that the test makes
 * up.
 */
final class TestApi implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final long IMPORT_LIMIT = 1000;

  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer server;
  private List<AgentState> agents = List.of();
  private List<String> problems = List.of();

  TestApi(Queries queries) throws IOException {
    ApiParts parts =
        new ApiParts(
            queries,
            2,
            () -> agents,
            () -> problems,
            TestApi::importCapture,
            IMPORT_LIMIT,
            metrics,
            "1.2.3",
            Clock.fixed(NOW, ZoneOffset.UTC));
    server = new ApiServer(Endpoint.parse("127.0.0.1:0"), parts);
    server.start();
  }

  void agents(List<AgentState> heard) {
    agents = heard;
  }

  void problems(List<String> sentences) {
    problems = sentences;
  }

  Metrics metrics() {
    return metrics;
  }

  Endpoint endpoint() {
    return server.endpoint();
  }

  /** A request for a path, to be completed. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.endpoint().url() + path));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    metrics.close();
  }

  /**
   * Takes every file that begins with "pcap" for a capture of as many datagrams as it has bytes.
   */
  private static long importCapture(Path capture) throws IOException {
    if (!Files.readString(capture).startsWith("pcap")) {
      Capture.open(capture).close();
    }
    return Files.size(capture);
  }
}
