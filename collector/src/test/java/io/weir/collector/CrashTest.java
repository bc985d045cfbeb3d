package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.config.Endpoint;
import io.weir.collector.sflow.Wire;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Flows;
import io.weir.storage.store.Snapshot;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a query has shown is there, once, after {@code kill -9} at random moments, some of them amid
 * a start. The sender numbers its samples in {@code input}, one after the other, and one receiver
 * keeps them in that order: so what has a number below one that was shown has been shown, too, or
 * never came.
 */
final class CrashTest {
  private static final int KILLS = 20;
  private static final int SAMPLES_A_DATAGRAM = 25;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final Instant begin = Instant.now();
  private final AtomicInteger next =
      new AtomicInteger(1); // input 0 would mean an unknown interface

  @TempDir private Path directory;

  /** Samples up to a number, as a query has shown them: how many, and the sum of the numbers. */
  private record Shown(long last, JsonArray countAndSum) {
    static final Shown NOTHING = new Shown(-1, new JsonArray());
  }

  @Test
  void hasWhatQueriesHadShownOnceAfterEveryKill() throws Exception {
    System.out.println("seed " + seed);
    Shown shown = Shown.NOTHING;
    for (int kill = 0; kill < KILLS; kill++) {
      try (WeirProcess serve = serve()) {
        if (random.nextInt(4) == 0) {
          pauseUpToMillis(1000); // it may just have begun to take up what the last one left
          serve.kill();
          continue;
        }
        shown = sendAndAsk(serve, shown);
        serve.kill();
      }
    }
    try (WeirProcess serve = serve()) {
      try (ApiClient client = client(serve)) {
        assertStillShown(client, shown);
      }
    }
    assertTrue(shown.last() > 0, "nothing was shown");
    assertEachNumberOnce(shown);
  }

  /** Asks for what was shown before, sends while it asks for more, and goes on sending. */
  private Shown sendAndAsk(WeirProcess serve, Shown before) throws Exception {
    try (ApiClient client = client(serve)) {
      assertStillShown(client, before);
      return sendAndAsk(serve, client);
    }
  }

  private Shown sendAndAsk(WeirProcess serve, ApiClient client) throws Exception {
    Endpoint udp =
        Endpoint.parse(serve.awaitLine("sFlow    udp ").replaceFirst("sFlow    udp ", ""));
    int first = next.get();
    Thread sending = Thread.ofPlatform().start(() -> send(udp));
    try {
      Eventually.holds("samples came", () -> last(client) >= first);
      pauseUpToMillis(300);
      long last = last(client);
      Shown shown = new Shown(last, ask(client, upTo(last)));
      pauseUpToMillis(100);
      serve.kill();
      return shown;
    } finally {
      sending.interrupt();
      sending.join();
    }
  }

  private void assertStillShown(ApiClient client, Shown shown) throws Exception {
    if (shown.last() >= 0) {
      assertEquals(shown.countAndSum(), ask(client, upTo(shown.last())), "seed " + seed);
    }
  }

  private void assertEachNumberOnce(Shown shown) throws Exception {
    BitSet numbers = new BitSet();
    long countUpToShown = 0;
    try (Store store = Store.open(directory.resolve("data"), StoreSettings.DEFAULT);
        Snapshot snapshot = store.snapshot(Flows.TABLE, 0, Long.MAX_VALUE)) {
      for (Block block : snapshot.blocks()) {
        for (long number : inputs(block)) {
          assertFalse(numbers.get((int) number), "seed " + seed + ", twice: " + number);
          numbers.set((int) number);
          countUpToShown += number <= shown.last() ? 1 : 0;
        }
      }
      assertEquals(0, store.counters().get(StoreCounter.BLOCKS_DAMAGED), "seed " + seed);
    }
    assertTrue(numbers.length() <= next.get(), "seed " + seed + ": more came than was sent");
    assertEquals(shown.countAndSum().getLong(0), countUpToShown, "seed " + seed);
  }

  private static long[] inputs(Block block) {
    Column column = block.column(Flows.INPUT).orElseThrow();
    Rows all = new Rows(0);
    all.range(0, block.rows());
    long[] values = new long[block.rows()];
    column.longs(all, values);
    return values;
  }

  private void pauseUpToMillis(int bound) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(bound)));
  }

  private WeirProcess serve() throws Exception {
    return WeirProcess.start(
        directory, "serve", "--data", "data", "--udp", "127.0.0.1:0", "--http", "127.0.0.1:0");
  }

  private static ApiClient client(WeirProcess serve) throws Exception {
    return new ApiClient(
        URI.create(serve.awaitLine("console  ").replaceFirst("console  (.*)/", "$1")));
  }

  /** The last number that a query shows; −1 if it shows none. */
  private long last(ApiClient client) throws CommandFailure, InterruptedException {
    Long last = ask(client, "flows from " + begin + " to now | stats max(input)").getLong(0);
    return last == null ? -1 : last;
  }

  private String upTo(long last) {
    return "flows from "
        + begin
        + " to now | where input <= "
        + last
        + " | stats count() as samples, sum(input) as numbers";
  }

  private static JsonArray ask(ApiClient client, String query)
      throws CommandFailure, InterruptedException {
    return new JsonObject(client.query(query, QueryFormat.JSON))
        .getJsonArray("rows")
        .getJsonArray(0);
  }

  private void send(Endpoint udp) {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(udp.resolve());
      while (!Thread.currentThread().isInterrupted()) {
        Wire[] samples = new Wire[SAMPLES_A_DATAGRAM];
        for (int i = 0; i < samples.length; i++) {
          samples[i] = Wire.flowSample(next.getAndIncrement(), 2, sampledIpv4());
        }
        channel.write(ByteBuffer.wrap(Wire.datagram(next.get(), samples)));
        LockSupport.parkNanos(50_000); // so that a usual socket buffer holds what comes
      }
    } catch (IOException _) {
      return; // the receiver was killed: nobody listens any more
    }
  }

  /** Sampled IPv4: length, protocol, addresses, ports, TCP flags, type of service. */
  private static Wire sampledIpv4() {
    return Wire.tagged(3, new Wire().u32(1000, 6).hex("0a000001 0a000002").u32(443, 50_000, 16, 0));
  }
}
