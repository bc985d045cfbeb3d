package io.weir.collector.alert.sink;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON to one place, and takes its time only so long. */
final class HttpPost {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);
  private static final int LONGEST_REASON = 200;

  // A problem is told in its first bytes; nobody needs to read on.
  private static final BodyHandler<String> REASON =
      response ->
          response.statusCode() < 300
              ? BodySubscribers.replacing("")
              : BodyHandlers.limiting(BodyHandlers.ofString(), 1 << 16).apply(response);

  private final PostAddress address;
  private final Optional<Secret> bearerToken;
  private final Duration timeout;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  HttpPost(PostAddress address, Optional<Secret> bearerToken, Duration timeout) {
    this.address = address;
    this.bearerToken = bearerToken;
    this.timeout = timeout;
  }

  /**
   * Posts a document.
   *
   * @throws IOException if it was not taken and may be later
   * @throws RefusedException if it is itself what the other side does not like
   */
  void send(byte[] json, Map<String, String> headers)
      throws IOException, RefusedException, InterruptedException {
    URI url = address.read();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    if (bearerToken.isPresent()) {
      request.header("Authorization", "Bearer " + bearerToken.get().reveal());
    }
    HttpResponse<String> response = await(client.sendAsync(request.build(), REASON), place(url));
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String problem = place(url) + " answered " + status + reason(response.body());
    if (REFUSALS.contains(status)) {
      throw new RefusedException(problem);
    }
    throw new IOException(problem);
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer, String place)
      throws IOException, InterruptedException {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(place + " did not answer within " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String words =
          cause instanceof ConnectException ? "nobody listens there" : cause.getMessage();
      throw new IOException(place + " cannot be reached: " + words, cause);
    } finally {
      answer.cancel(true);
    }
  }

  /** Where it posts to, without the path: with many services that is all that is secret. */
  private static String place(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private static String reason(String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) {
      return "";
    }
    return ": " + line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }
}
