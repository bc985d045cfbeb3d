package io.weir.collector.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.weir.collector.agent.AgentState;
import io.weir.collector.alert.Alerting;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.HostNames;
import io.weir.collector.console.SavedQueries;
import io.weir.collector.metrics.Metrics;
import io.weir.collector.monitor.Monitor;
import io.weir.collector.monitor.MonitorView;
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
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An API server on a free port of loopback, before queries, agents and imports that the test makes
 * up.
 */
public final class TestApi implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final int STREAMS = 2;
  static final long IMPORT_LIMIT = 1000;

  private static final Endpoint ANY_PORT = Endpoint.parse("127.0.0.1:0");
  private static final SavedQueries NOTHING_SAVED =
      new SavedQueries(Path.of("no-such-directory/queries.json"));

  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer server;
  private List<AgentState> agents = List.of();
  private long kernelDrops;
  private List<String> problems = List.of();
  private List<Monitor> monitors = List.of();

  /** A server on any free port. */
  public TestApi(MadeUpQueries queries) throws IOException {
    this(queries, ANY_PORT);
  }

  TestApi(MadeUpQueries queries, Endpoint listen) throws IOException {
    this(queries, TestAlerting.none(), NOTHING_SAVED, listen);
  }

  TestApi(MadeUpQueries queries, Alerting alerting) throws IOException {
    this(queries, alerting, NOTHING_SAVED, ANY_PORT);
  }

  TestApi(MadeUpQueries queries, SavedQueries saved) throws IOException {
    this(queries, TestAlerting.none(), saved, ANY_PORT);
  }

  private TestApi(MadeUpQueries queries, Alerting alerting, SavedQueries saved, Endpoint listen)
      throws IOException {
    ApiParts parts =
        new ApiParts(
            queries,
            2,
            STREAMS,
            HostNames.parse("localhost, weir.test"),
            () -> agents,
            () -> kernelDrops,
            () -> problems,
            TestApi::importCapture,
            IMPORT_LIMIT,
            new MadeUpMonitors(),
            request -> {
              throw new AssertionError("nobody asks anything of Amazon's: " + request);
            },
            () -> "1",
            alerting,
            (request, _) -> queries.run(request),
            saved,
            metrics,
            "1.2.3",
            Clock.fixed(NOW, ZoneOffset.UTC));
    server = new ApiServer(listen, parts);
    server.start();
  }

  void agents(List<AgentState> heard) {
    agents = heard;
  }

  void kernelDrops(long datagrams) {
    kernelDrops = datagrams;
  }

  void monitors(List<Monitor> made) {
    monitors = made;
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

  /** Where it answers. */
  public String url() {
    return server.endpoint().url();
  }

  /** Every route, as in {@code GET /api/v1/agents/{address}}, but the console's. */
  Set<String> routes() {
    return server.router().getRoutes().stream()
        .filter(route -> route.getPath() != null && route.methods() != null)
        .flatMap(
            route ->
                route.methods().stream()
                    .filter(method -> !method.equals(HttpMethod.HEAD))
                    .map(method -> method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}")))
        .collect(Collectors.toCollection(TreeSet::new));
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

  /** The OpenAPI document. */
  JsonObject document() throws IOException, InterruptedException {
    return new JsonObject(get("/api/v1/openapi.json").body());
  }

  /** How an answer in JSON differs from what the document says of its path and status. */
  List<String> misfits(String path, HttpResponse<String> response)
      throws IOException, InterruptedException {
    JsonObject document = document();
    String method = response.request().method().toLowerCase(Locale.ROOT);
    JsonObject described =
        document
            .getJsonObject("paths")
            .getJsonObject(path)
            .getJsonObject(method)
            .getJsonObject("responses")
            .getJsonObject(Integer.toString(response.statusCode()));
    String mediaType = response.headers().firstValue("Content-Type").orElseThrow();
    JsonObject schema =
        described.getJsonObject("content").getJsonObject(mediaType).getJsonObject("schema");
    return Shape.problems(Shape.resolved(schema, document), new JsonObject(response.body()));
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

  /** Monitors, each of which looks at the provider of its name. */
  private final class MadeUpMonitors implements MonitorView {
    @Override
    public String region() {
      return "us-east-1";
    }

    @Override
    public List<Monitor> monitors() {
      return monitors;
    }

    @Override
    public String condition(Monitor monitor) {
      return "provider = \"" + monitor.name() + "\"";
    }

    @Override
    public String pathCondition(Monitor monitor) {
      return condition(monitor);
    }
  }
}
