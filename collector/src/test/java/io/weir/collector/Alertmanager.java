package io.weir.collector;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A real Alertmanager on a free port of loopback, which tells a webhook, and can be ended and
 * started again.
 */
final class Alertmanager implements AutoCloseable {
  private static final Path DEBIAN = Path.of("/usr/bin/prometheus-alertmanager");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final int port;
  private Process process;

  private Alertmanager(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Whether there is one on this machine. */
  static boolean isInstalled() {
    return Files.isExecutable(DEBIAN);
  }

  /** Starts one. */
  static Alertmanager start(Path directory, String webhook) throws Exception {
    Files.writeString(
        directory.resolve("alertmanager.yml"),
        """
        route: {receiver: test, group_by: [source_name], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
        receivers:
          - name: test
            webhook_configs: [{url: "%s", send_resolved: true}]
        """
            .formatted(webhook));
    Alertmanager alertmanager = new Alertmanager(directory, freePort());
    alertmanager.startAgain();
    return alertmanager;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it on what it left. */
  void startAgain() throws Exception {
    process =
        new ProcessBuilder(
                DEBIAN.toString(),
                "--config.file=" + directory.resolve("alertmanager.yml"),
                "--storage.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log.txt").toFile())
            .start();
    Eventually.holds("Alertmanager answers", () -> get("/-/ready").isPresent());
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end, so that it keeps what it has told. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  /** The data sources of the alerts that it takes for active. */
  Set<String> active() throws IOException, InterruptedException {
    Set<String> sources = new TreeSet<>();
    JsonArray alerts = new JsonArray(get("/api/v2/alerts").orElse("[]"));
    for (Object alert : alerts) {
      sources.add(((JsonObject) alert).getJsonObject("labels").getString("source_name"));
    }
    return sources;
  }

  @Override
  public void close() {
    kill();
    client.close();
  }

  private Optional<String> get(String path) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
      return List.of(client.send(request, BodyHandlers.ofString())).stream()
          .filter(response -> response.statusCode() == 200)
          .map(response -> response.body())
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
