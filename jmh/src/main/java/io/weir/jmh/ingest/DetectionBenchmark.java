package io.weir.jmh.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weir.jmh.ScratchDirectory;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long does it take from the datagram that crosses a threshold to the notification, with a rule
 * that is evaluated every second? Each of some sources sends one value above the threshold at a
 * moment of its own; a webhook notes when it is told of which. Runs from the root of the project,
 * which must be built; the argument is the program, {@code ./weir} unless given.
 */
public final class DetectionBenchmark {
  private static final int SOURCES = 60;
  private static final int WARM_UP = 5;
  private static final long LONGEST_PAUSE_MILLIS = 1000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final Pattern SOURCE = Pattern.compile("\"source_name\":\"(s[0-9]+)\"");

  private final Map<String, Long> toldNanos = new ConcurrentHashMap<>();

  private DetectionBenchmark() {}

  /** Prints what it measures; fails if a notification does not come. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path program = Path.of(arguments.length == 0 ? "weir" : arguments[0]).toAbsolutePath();
    try (ScratchDirectory directory = ScratchDirectory.create()) {
      Latencies latencies = new DetectionBenchmark().run(program, directory.path());
      System.out.printf(
          Locale.ROOT,
          "datagram to notification, rule every 1 s: %d times, p50 %.0f ms, p95 %.0f ms, longest %.0f ms%n",
          latencies.count(),
          latencies.millis(0.50),
          latencies.millis(0.95),
          latencies.millis(1));
    }
    System.exit(0);
  }

  private Latencies run(Path program, Path directory) throws IOException, InterruptedException {
    HttpServer webhook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext("/", this::told);
    webhook.start();
    try (ChildProcess process = start(program, directory, webhook.getAddress().getPort())) {
      int port = URI.create("udp://" + process.awaitLine("JSON     udp ")).getPort();
      var _ = process.awaitLine("console  ");
      return new Latencies(measure(port));
    } finally {
      webhook.stop(0);
    }
  }

  private static ChildProcess start(Path program, Path directory, int webhookPort)
      throws IOException {
    Files.writeString(
        directory.resolve("rules.yaml"),
        """
        groups:
          - name: load
            interval: 1s
            rules:
              - alert: Busy
                query: counters last 10s | where name = "load" | stats max(value) as load by source.name | where load > 80
        """);
    Files.writeString(
        directory.resolve("sinks.yaml"),
        "sinks: [{name: hook, type: webhook, url: \"http://127.0.0.1:%d/\", group_by: []}]\n"
            .formatted(webhookPort));
    Path settings =
        Files.writeString(
            directory.resolve("weir.yaml"),
            """
            udp: {listen: "127.0.0.1:0"}
            json: {enabled: on, listen: "127.0.0.1:0"}
            http: {listen: "127.0.0.1:0"}
            data: {directory: %1$s/data}
            alert: {rules: %1$s/rules.yaml, sinks: %1$s/sinks.yaml}
            """
                .formatted(directory));
    return ChildProcess.start(
        List.of(program.toString(), "serve", "--config", settings.toString()),
        directory.resolve("log"));
  }

  private long[] measure(int port) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(7);
    long[] nanos = new long[SOURCES];
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = -WARM_UP; i < SOURCES; i++) {
        Thread.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
        String source = "s" + (i + WARM_UP);
        long sent = System.nanoTime();
        send(socket, port, source);
        long took = await(source) - sent;
        if (i >= 0) {
          nanos[i] = took;
        }
      }
    }
    return nanos;
  }

  private static void send(DatagramSocket socket, int port, String source) throws IOException {
    byte[] message =
        "{\"rtmetric\": {\"datasource\": \"%s\", \"load\": {\"type\": \"gauge32\", \"value\": 95}}}"
            .formatted(source)
            .getBytes(StandardCharsets.UTF_8);
    socket.send(
        new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
  }

  private long await(String source) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!toldNanos.containsKey(source)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nobody was told of " + source);
      }
      Thread.sleep(1);
    }
    return toldNanos.get(source);
  }

  private void told(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher source = SOURCE.matcher(body);
      while (source.find()) {
        toldNanos.putIfAbsent(source.group(1), now);
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
