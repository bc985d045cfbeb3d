package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.Settings;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.sflow.Wire;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {
  private static final String COUNT = "flows last 5m | stats count()";

  @TempDir private Path data;

  @Test
  void answersOverSamplesThatHaveJustArrived() throws Exception {
    try (TestCollector collector = new TestCollector(data)) {
      collector.replayDemo();

      assertEquals(
          collector.metric("weir_flow_samples_total"),
          collector.query(COUNT).getJsonArray(0).getLong(0));
      assertEquals(0, collector.metric("weir_rows_lost_total"));
      assertEquals(0, collector.metric("weir_kernel_drops_total"));
    }
  }

  @Test
  void listsTheAgentsThatItHeard() throws Exception {
    try (TestCollector collector = new TestCollector(data)) {
      collector.replayDemo();

      JsonArray agents = new JsonObject(collector.get("/api/v1/agents")).getJsonArray("agents");

      assertEquals(2, agents.size());
      assertEquals("10.9.0.2", agents.getJsonObject(0).getString("address"));
      assertEquals("127.0.0.1", agents.getJsonObject(0).getString("source"));
      assertEquals(410, agents.getJsonObject(0).getLong("datagrams"));
      assertEquals(0, agents.getJsonObject(0).getLong("lost"));
    }
  }

  @Test
  void keepsItsSamplesThroughARestart() throws Exception {
    long samples;
    try (TestCollector collector = new TestCollector(data)) {
      collector.replayDemo();
      samples = collector.metric("weir_flow_samples_total");
    }

    try (TestCollector again = new TestCollector(data)) {
      assertEquals(samples, again.query(COUNT).getJsonArray(0).getLong(0));
    }
  }

  @Test
  void countsWhatIsNoSflow() throws Exception {
    byte[] version4 = {0, 0, 0, 4, 0, 0, 0, 1, 10, 0, 0, 1};
    byte[] noise = new byte[65_507]; // the longest payload of UDP over IPv4
    new Random(1).nextBytes(noise);
    try (TestCollector collector = new TestCollector(data)) {
      send(collector.udp(), new byte[0], version4, noise);
      Eventually.holds("three datagrams came", () -> collector.metric("weir_datagrams_total") == 3);

      assertEquals(1, collector.metric("weir_datagrams_malformed_total"));
      assertEquals(2, collector.metric("weir_datagrams_other_version_total"));
      assertEquals("{\"status\":\"ok\"}", collector.get("/healthz"));
    }
  }

  @Test
  void showsEveryCounterOfItsParts() throws Exception {
    try (TestCollector collector = new TestCollector(data)) {
      String metrics = collector.get("/metrics");

      for (IngestCounter counter : IngestCounter.values()) {
        assertTrue(metrics.contains("\n" + counter.metric() + " "), counter::metric);
      }
      for (StoreCounter counter : StoreCounter.values()) {
        assertTrue(metrics.contains("\n" + counter.metric() + " "), counter::metric);
      }
    }
  }

  @Test
  void labelsWhatItSkipsByItsTag() throws Exception {
    Wire unknown = Wire.tagged(4413 << 12 | 4000, new Wire().u32(7));
    byte[] datagram = Wire.datagram(1, Wire.flowSample(1, 2, unknown));
    try (TestCollector collector = new TestCollector(data);
        DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(datagram, datagram.length, collector.udp().resolve()));
      Eventually.holds(
          "the datagram was decoded", () -> collector.metric("weir_datagrams_total") == 1);

      String metrics = collector.get("/metrics");

      assertTrue(
          metrics.contains(
              "weir_skipped_total{enterprise=\"4413\",format=\"4000\",kind=\"flow_record\"} 1"),
          metrics);
    }
  }

  @Test
  void refusesTheDataDirectoryOfAnother() throws Exception {
    try (TestCollector first = new TestCollector(data);
        Collector second = new Collector(TestCollector.configuration(data), Clock.systemUTC())) {
      assertEquals("{\"status\":\"ok\"}", first.get("/healthz"));

      String message = assertThrows(StoreException.class, second::start).getMessage();

      assertTrue(message.contains(data + " is in use by another Weir"), message);
    }
  }

  @Test
  void letsGoOfEverythingWhereTheHttpPortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Configuration configuration =
          TestCollector.configuration(data)
              .with(Settings.HTTP_LISTEN, new Endpoint("127.0.0.1", taken.getLocalPort()));
      try (Collector collector = new Collector(configuration, Clock.systemUTC())) {
        assertThrows(IOException.class, collector::start);
      }
    }

    try (TestCollector another = new TestCollector(data)) {
      assertEquals("{\"status\":\"ok\"}", another.get("/healthz"));
    }
  }

  @Test
  void saysThatTheUdpPortIsInUse() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Endpoint place = new Endpoint("127.0.0.1", taken.getLocalPort());
      Configuration configuration =
          TestCollector.configuration(data).with(Settings.UDP_LISTEN, place);
      try (Collector collector = new Collector(configuration, Clock.systemUTC())) {
        String message = assertThrows(IOException.class, collector::start).getMessage();

        assertTrue(message.startsWith("cannot listen on UDP " + place + ": "), message);
        assertTrue(message.contains("choose another with --udp"), message);
      }
    }
  }

  @Test
  void sharesItsUdpPortWithNoOtherCollector() throws Exception {
    Configuration twoReceivers =
        TestCollector.configuration(data.resolve("first")).with(Settings.UDP_RECEIVERS, 2);
    try (Collector first = new Collector(twoReceivers, Clock.systemUTC())) {
      first.start();
      Configuration samePort =
          twoReceivers
              .with(Settings.DATA_DIRECTORY, data.resolve("second"))
              .with(Settings.UDP_LISTEN, first.udpEndpoint());
      try (Collector second = new Collector(samePort, Clock.systemUTC())) {
        String message = assertThrows(IOException.class, second::start).getMessage();

        assertTrue(message.startsWith("cannot listen on UDP " + first.udpEndpoint()), message);
      }
    }
  }

  private static void send(Endpoint target, byte[]... datagrams) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (byte[] datagram : datagrams) {
        socket.send(new DatagramPacket(datagram, datagram.length, target.resolve()));
      }
    }
  }
}
