package io.weir.collector;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.Settings;
import io.weir.collector.pcap.Replay;
import io.weir.collector.pcap.Replay.CaptureSource;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A collector that runs in the test's process, on free ports of loopback. */
public final class TestCollector implements AutoCloseable {
  public static final Endpoint ANY_PORT = Endpoint.parse("127.0.0.1:0");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Collector collector;

  public TestCollector(Path data) throws Exception {
    this(configuration(data));
  }

  public TestCollector(Configuration configuration) throws Exception {
    this(configuration, Clock.systemUTC());
  }

  public TestCollector(Configuration configuration, Clock clock) throws Exception {
    collector = new Collector(configuration, clock);
    try {
      collector.start();
    } catch (Exception e) {
      collector.close();
      throw e;
    }
  }

  /** Free ports, a directory for the data, and every other setting at its default. */
  public static Configuration configuration(Path data) {
    return Configuration.defaults()
        .with(Settings.DATA_DIRECTORY, data)
        .with(Settings.ALERT_RULES, data.resolve("rules.yaml"))
        .with(Settings.ALERT_SINKS, data.resolve("sinks.yaml"))
        .with(Settings.UDP_LISTEN, ANY_PORT)
        .with(Settings.HTTP_LISTEN, ANY_PORT);
  }

  /** The same, and JSON messages are taken, too. */
  public static Configuration takingJson(Path data) {
    return configuration(data)
        .with(Settings.JSON_ENABLED, true)
        .with(Settings.JSON_LISTEN, ANY_PORT);
  }

  public Endpoint udp() {
    return collector.udpEndpoint();
  }

  public Endpoint json() {
    return collector.jsonEndpoint().orElseThrow();
  }

  public String url() {
    return collector.httpEndpoint().url();
  }

  /** Sends captures as fast as they are received; gives the number of datagrams. */
  long replay(List<CaptureSource> captures) throws IOException {
    return new Replay(captures, 0, false, udp().resolve(), Clock.systemUTC()).run().sent();
  }

  /** Sends the demo's captures, and waits until they are rows. */
  public void replayDemo() throws Exception {
    long sent = replay(DemoCaptures.sources());
    Eventually.holds("every datagram was decoded", () -> metric("weir_datagrams_total") == sent);
  }

  /** The demo's traffic in its own time, over and over again until it is closed. */
  public AutoCloseable demoTraffic() {
    DemoTraffic traffic = new DemoTraffic(udp());
    traffic.start();
    return traffic;
  }

  /** Sends one datagram. */
  public static void send(byte[] datagram, Endpoint target) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(datagram, datagram.length, target.resolve()));
    }
  }

  /** The body that a path gives. */
  public String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** The body that a path gives for a JSON document that is posted there. */
  String post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** The rows that a query gives. */
  public JsonArray query(String text) throws CommandFailure, InterruptedException {
    try (ApiClient api = new ApiClient(URI.create(url()))) {
      return new JsonObject(api.query(text, QueryFormat.JSON)).getJsonArray("rows");
    }
  }

  /** The value of a metric; its labels, if it has any, stand behind its name. */
  public long metric(String name) throws IOException, InterruptedException {
    return get("/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  @Override
  public void close() {
    client.close();
    collector.close();
  }
}
