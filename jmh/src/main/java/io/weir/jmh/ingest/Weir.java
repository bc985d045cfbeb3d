package io.weir.jmh.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A collector as a user runs it, {@code weir serve}; what it keeps is asked of it by queries. */
final class Weir implements Receiver {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ChildProcess process;
  private final int port;
  private final URI api;

  private Weir(ChildProcess process, int port, URI api) {
    this.process = process;
    this.port = port;
    this.api = api;
  }

  static Weir start(Path program, Path directory) throws IOException {
    Path settings =
        Files.writeString(
            directory.resolve("weir.yaml"),
            """
            udp:
              listen: 127.0.0.1:0
              receive-buffer: %dB
            http:
              listen: 127.0.0.1:0
            data:
              directory: %s
            """
                .formatted(UdpSocket.BUFFER_BYTES, directory.resolve("data")));
    ChildProcess process =
        ChildProcess.start(
            List.of(program.toString(), "serve", "--config", settings.toString()),
            directory.resolve("log"));
    URI udp = URI.create("udp://" + process.awaitLine("sFlow    udp "));
    return new Weir(process, udp.getPort(), URI.create(process.awaitLine("console  ")));
  }

  /** The only cell of a query's answer. */
  long number(String query) throws IOException {
    return Long.parseLong(answer(query).lines().skip(1).findFirst().orElseThrow());
  }

  /** A query's answer, as lines of CSV. */
  String answer(String query) throws IOException {
    return get("api/v1/query?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public OptionalLong samplesKept() throws IOException {
    return OptionalLong.of(number("flows last 1h | stats count()"));
  }

  @Override
  public long samplesLost() throws IOException {
    return metric("weir_rows_lost_total");
  }

  /** Datagrams that the kernel dropped, as the collector tells. */
  long kernelDropsShown() throws IOException {
    return metric("weir_kernel_drops_total");
  }

  @Override
  public void close() {
    client.close();
    Receiver.super.close();
  }

  private long metric(String name) throws IOException {
    return get("metrics")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private String get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path)).header("Accept", "text/csv, */*").build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(path + " answers " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted at " + path, e);
    }
  }
}
