package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.config.Endpoint;
import io.weir.collector.pcap.Replay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a query has shown is there after {@code kill -9}, once. */
class CrashTest {
  private static final long SAMPLES = 200_000; // three blocks and some

  @TempDir private Path directory;

  @Test
  void hasWhatAQueryHadShownOnceAfterAKill() throws Exception {
    Instant start = Instant.now();
    String query;
    JsonArray shown;
    try (WeirProcess serve = serve()) {
      String url = serve.awaitLine("console  ").replaceFirst("console  (.*)/", "$1");
      Endpoint udp =
          Endpoint.parse(serve.awaitLine("sFlow    udp ").replaceFirst("sFlow    udp ", ""));
      Thread replay = Thread.ofPlatform().start(() -> replay(udp));
      String everything = "flows from " + start + " to now | stats count() as samples";
      Eventually.holds(
          "enough samples came", () -> ask(url, everything).getJsonArray(0).getLong(0) > SAMPLES);
      Instant end = Instant.now();
      query =
          "flows from "
              + start
              + " to "
              + end
              + " | stats count() as samples, sum(bytes) as traffic";
      shown = ask(url, query);
      serve.kill();
      replay.interrupt();
      replay.join();
    }

    try (WeirProcess again = serve()) {
      String url = again.awaitLine("console  ").replaceFirst("console  (.*)/", "$1");

      assertEquals(shown, ask(url, query));
    }
  }

  private WeirProcess serve() throws Exception {
    return WeirProcess.start(directory, "serve", "--udp", "127.0.0.1:0", "--http", "127.0.0.1:0");
  }

  private static JsonArray ask(String url, String query)
      throws CommandFailure, InterruptedException {
    try (ApiClient client = new ApiClient(URI.create(url))) {
      return new JsonObject(client.query(query, QueryFormat.JSON)).getJsonArray("rows");
    }
  }

  private static void replay(Endpoint udp) {
    try {
      new Replay(DemoCaptures.sources(), 0, true, udp.resolve()).run();
    } catch (IOException _) {
      // the receiver was killed: nobody listens any more
      return;
    }
  }
}
