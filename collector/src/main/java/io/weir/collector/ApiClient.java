package io.weir.collector;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a collector, here or elsewhere, over its API. */
final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final URI server;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  ApiClient(URI server) {
    this.server = server;
  }

  /** The answer to a query in the format's media type. */
  String query(String text, QueryFormat format) throws CommandFailure, InterruptedException {
    BodyPublisher body = BodyPublishers.ofString(new JsonObject().put("query", text).encode());
    return send(
        post("/api/v1/query", "application/json", body)
            .header("Accept", format.mediaType())
            .build());
  }

  /** What may stand at a place of a query, as the API has it. */
  JsonArray complete(String text, int cursor) throws CommandFailure, InterruptedException {
    JsonObject question = new JsonObject().put("text", text).put("cursor", cursor);
    BodyPublisher body = BodyPublishers.ofString(question.encode());
    String answer = send(post("/api/v1/query/complete", "application/json", body).build());
    return new JsonObject(answer).getJsonArray("items");
  }

  /** The collector's version. */
  String version() throws CommandFailure, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/version")).build();
    String answer = send(request);
    try {
      return new JsonObject(answer).getString("version");
    } catch (DecodeException e) {
      throw new CommandFailure(notWeir("200"), e);
    }
  }

  /** Has the collector import a capture; gives its account of it. */
  JsonObject importCapture(Path capture) throws CommandFailure, InterruptedException, IOException {
    BodyPublisher body = BodyPublishers.ofFile(capture);
    return new JsonObject(
        send(post("/api/v1/import", "application/vnd.tcpdump.pcap", body).build()));
  }

  /** What rules would have told over a stretch of the past. */
  JsonObject replayRules(String rules, String from, String to)
      throws CommandFailure, InterruptedException {
    String range =
        "from="
            + URLEncoder.encode(from, StandardCharsets.UTF_8)
            + "&to="
            + URLEncoder.encode(to, StandardCharsets.UTF_8);
    BodyPublisher body = BodyPublishers.ofString(rules);
    return new JsonObject(
        send(post("/api/v1/rules/replay?" + range, "application/yaml", body).build()));
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder post(String path, String mediaType, BodyPublisher body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Content-Type", mediaType)
        .POST(body);
  }

  private String send(HttpRequest request) throws CommandFailure, InterruptedException {
    HttpResponse<String> response = exchange(request);
    if (response.statusCode() == 200) {
      return response.body();
    }
    throw new CommandFailure(problem(response));
  }

  private HttpResponse<String> exchange(HttpRequest request)
      throws CommandFailure, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CommandFailure(
          "no collector answers at "
              + server
              + "; start one with \"weir serve\", or name another with --server",
          e);
    }
  }

  private String problem(HttpResponse<String> response) {
    try {
      JsonObject problem = new JsonObject(response.body());
      String place =
          problem.containsKey("line")
              ? "line " + problem.getInteger("line") + ":" + problem.getInteger("column") + ": "
              : "";
      return place + problem.getString("detail");
    } catch (DecodeException e) {
      return notWeir(Integer.toString(response.statusCode()));
    }
  }

  private String notWeir(String status) {
    return "what answers at "
        + server
        + " is no Weir collector (status "
        + status
        + "); name another with --server";
  }
}
