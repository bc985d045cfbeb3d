package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.weir.collector.agent.Agents;
import io.weir.collector.ingest.Admission;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.ingest.TableWriters;
import io.weir.collector.pcap.Capture;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, no exception leaves the decoder, every datagram is counted, and nothing is
 * allocated for it.
 */
final class RobustnessTest {
  /** Captures whose own lengths do not agree: most were written by hand, to test other decoders. */
  private static final Set<String> BROKEN =
      Set.of(
          "sflow_print-segv.pcap", // the UDP header tells of 8 bytes
          "sflow_test-SFlowTestPacket5.bin", // a record of 16 bytes in the last 12 of its sample
          "sflow_test-SFlowTestPacket8.bin", // a record of 28 bytes in the last 12 of its sample
          "sflow_test-SFlowTestPacket11.bin", // a sample of 116 bytes in the last 76
          "sflow_test-TestExpandedSFlowDecode.bin"); // 332 bytes behind the last sample

  @Test
  void randomBytesAreCounted() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Decoded decoded = new Decoded();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[i == 0 ? 65_535 : random.nextInt(65_536)];
      random.nextBytes(bytes);
      if (i % 2 == 0
          && bytes.length
              >= 32) { // begin as sFlow does, so that more of the decoder sees the noise
        System.arraycopy(Wire.datagram(i), 0, bytes, 0, 24);
      }
      decoded.decode(bytes);
    }
    assertEquals(200, decoded.count(IngestCounter.DATAGRAMS), "seed " + seed);
  }

  @Test
  void everyPrefixOfEveryFixtureIsCounted() throws IOException, URISyntaxException {
    Checked checked = new Checked();
    for (byte[] datagram : fixtures()) {
      for (int length = 0; length <= datagram.length; length++) {
        checked.decode(Arrays.copyOf(datagram, length));
      }
    }
    checked.assertCounted();
    assertTrue(checked.counters.get(IngestCounter.DATAGRAMS_CUT) > 0);
  }

  @Test
  void everyFlippedBitOfEveryFixtureIsCounted() throws IOException, URISyntaxException {
    Checked checked = new Checked();
    for (byte[] datagram : fixtures()) {
      for (int bit = 0; bit < datagram.length * 8; bit++) {
        byte[] flipped = datagram.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        checked.decode(flipped);
      }
    }
    checked.assertCounted();
    assertTrue(checked.counters.get(IngestCounter.RECORDS_SKIPPED) > 0);
  }

  @Test
  void decodingAllocatesNothing() throws IOException, URISyntaxException {
    RowWriter nowhere = new Nowhere();
    TableWriters writers = new TableWriters(nowhere, nowhere, nowhere);
    SflowDecoder decoder =
        new SflowDecoder(writers, new IngestCounters(), new Agents(0), Admission.OPEN);
    List<byte[]> datagrams = fixtures();
    InetAddress source = InetAddress.getLoopbackAddress();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = Long.MAX_VALUE;
    int sequence = 0;
    // until the compiler has seen enough
    for (int round = 0; round < 20 && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20; i++) {
        for (byte[] datagram : datagrams) {
          Wire.number(datagram, ++sequence);
          decoder.decode(datagram, datagram.length, source, i);
          decoder.publish();
        }
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(
        allocated < 2000, 20 * datagrams.size() + " datagrams allocated " + allocated + " bytes");
  }

  /**
   * The captures that may not be part of the project: all that is in the directory is decoded, and
   * only what is broken is found broken.
   */
  @Test
  void otherCapturesDecode() throws IOException {
    String directory = System.getProperty("weir.captures", "");
    Assumptions.assumeFalse(
        directory.isEmpty(), "no captures: set the property weir.captures to a directory of them");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(directory))) {
      files =
          walk.filter(
                  file -> file.toString().matches(".*/(tcpdump/.*|hsflowd[^/]*)\\.pcap|.*\\.bin"))
              .sorted()
              .toList();
    }
    assertTrue(files.size() >= 20, "only " + files.size() + " captures in " + directory);
    Set<String> broken = new TreeSet<>();
    for (Path file : files) {
      Decoded decoded = new Decoded();
      List<byte[]> datagrams = datagrams(file);
      datagrams.forEach(decoded::decode);
      assertEquals(datagrams.size(), decoded.count(IngestCounter.DATAGRAMS), file.toString());
      assertTrue(datagrams.size() > 0, file + " has no datagram");
      if (decoded.broken() > 0) {
        broken.add(file.getFileName().toString());
      }
    }
    assertEquals(BROKEN, broken);
  }

  private static List<byte[]> fixtures() throws IOException, URISyntaxException {
    return Stream.of(Fixtures.byHand(), Fixtures.captured()).flatMap(List::stream).toList();
  }

  private static List<byte[]> datagrams(Path file) throws IOException {
    List<byte[]> datagrams = new ArrayList<>();
    if (file.toString().endsWith(".bin")) {
      byte[] bytes = Files.readAllBytes(file);
      boolean fromEthernet = file.getFileName().toString().matches(".*SFlowTestPacket[12]\\.bin");
      datagrams.add(fromEthernet ? Arrays.copyOfRange(bytes, 42, bytes.length) : bytes);
      return datagrams;
    }
    try (Capture capture = Capture.open(file)) {
      while (capture.next()) {
        byte[] bytes = Fixtures.bytes(capture.payload());
        if (bytes.length > 4 && bytes[3] == 5) { // there is other traffic between
          datagrams.add(bytes);
        }
      }
    }
    return datagrams;
  }

  /** Decodes into rows that are looked at, and counts the datagrams on its own. */
  private static final class Checked {
    private final IngestCounters counters = new IngestCounters();
    private final SflowDecoder decoder =
        new SflowDecoder(
            new TableWriters(
                new CheckedRows(Flows.TABLE),
                new CheckedRows(Counters.TABLE),
                new CheckedRows(Drops.TABLE)),
            counters,
            new Agents(0),
            Admission.OPEN);
    private int datagrams;

    /** From an array that is as long as the datagram: reading beyond would not go unnoticed. */
    void decode(byte[] datagram) {
      Wire.number(datagram, datagrams++); // else it were a duplicate, which is not decoded
      decoder.decode(
          datagram, datagram.length, InetAddress.getLoopbackAddress(), Decoded.TIME_MILLIS);
      decoder.publish();
    }

    void assertCounted() {
      assertEquals(datagrams, counters.get(IngestCounter.DATAGRAMS));
      assertEquals(0, counters.get(IngestCounter.ROWS_LOST));
    }
  }

  /** Keeps nothing. */
  private static final class Nowhere implements RowWriter {
    @Override
    public boolean append(Row row) {
      return true;
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}
  }
}
