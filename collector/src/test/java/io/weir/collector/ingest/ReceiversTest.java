package io.weir.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.agent.Agents;
import io.weir.collector.sflow.CollectedRows;
import io.weir.collector.sflow.SflowDecoder;
import io.weir.collector.sflow.Wire;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ReceiversTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_234), ZoneOffset.UTC);
  private static final int DATAGRAMS = 100;

  private final IngestCounters counters = new IngestCounters();
  private final Agents agents = new Agents(0);
  private final List<CollectedRows> flows = new ArrayList<>();

  @Test
  void decodesWhatSeveralSendersSend() throws IOException {
    try (Receivers receivers = receivers(loopback(0), 2)) {
      receivers.start();
      for (int sender = 0; sender < 4; sender++) {
        send(receivers.address(), sender * DATAGRAMS);
      }
      awaitDatagrams(4 * DATAGRAMS);
      assertTrue(receivers.grantedBufferBytes() > 0);
      assertEquals(0, receivers.kernelDrops());
    }
    assertEquals(4 * DATAGRAMS, flows.stream().mapToInt(rows -> rows.rows().size()).sum());
    assertTrue(
        flows.stream()
            .flatMap(rows -> rows.rows().stream())
            .allMatch(row -> row.get("time").equals(1_234L)));
    assertEquals("127.0.0.1", agents.list().getFirst().peer());
  }

  @Test
  void takesTheLargestDatagram() throws IOException {
    byte[] largest = new byte[65_507];
    byte[] start = Wire.datagram(1);
    System.arraycopy(start, 0, largest, 0, start.length);
    try (Receivers receivers = receivers(loopback(0), 1);
        DatagramChannel sender = DatagramChannel.open()) {
      receivers.start();
      sender.send(ByteBuffer.wrap(largest), receivers.address());
      awaitDatagrams(1);
    }
    assertEquals(largest.length, counters.get(IngestCounter.DATAGRAM_BYTES));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void takesTheBufferThatItMayHave() throws IOException {
    int most = Integer.parseInt(Files.readString(Path.of("/proc/sys/net/core/rmem_max")).strip());
    try (Receivers receivers = receivers(loopback(0), 1, most + (1 << 20))) {
      receivers.start();
      assertEquals(mayHaveMore() ? most + (1 << 20) : most, receivers.grantedBufferBytes());
    }
  }

  /** Whether the process has the right CAP_NET_ADMIN (capabilities(7)). */
  private static boolean mayHaveMore() throws IOException {
    String rights =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("CapEff:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(rights.substring("CapEff:".length()).strip(), 16) & 1 << 12)
        != 0;
  }

  @Test
  void goesOnAfterAMistakeOfTheDecoder() throws IOException {
    FailingDecoder decoder = new FailingDecoder();
    try (Receivers receivers =
            new Receivers(loopback(0), "--udp", 1 << 20, List.of(decoder), CLOCK);
        DatagramChannel sender = DatagramChannel.open()) {
      receivers.start();
      for (int mistakes = 1; mistakes <= 2; mistakes++) {
        sender.send(ByteBuffer.wrap(Wire.datagram(mistakes)), receivers.address());
        await(decoder.datagrams, mistakes);
        await(decoder.publications, mistakes);
      }
    }
  }

  @Test
  void freesItsPortWhenItIsClosed() throws IOException {
    InetSocketAddress address;
    try (Receivers receivers = receivers(loopback(0), 2)) {
      receivers.start();
      address = receivers.address();
    }
    try (DatagramSocket socket = new DatagramSocket(address)) {
      assertTrue(socket.isBound());
    }
  }

  @Test
  void saysWhichPortIsInUseAndWhatToDo() throws IOException {
    try (DatagramSocket other = new DatagramSocket(loopback(0));
        Receivers receivers = receivers(loopback(other.getLocalPort()), 2)) {
      String message = assertThrows(IOException.class, receivers::start).getMessage();
      String place = "127.0.0.1:" + other.getLocalPort();
      assertTrue(message.startsWith("cannot listen on UDP " + place + ": "), message);
      assertTrue(message.endsWith("; stop what uses it, or choose another with --udp"), message);
      assertEquals(1, message.lines().count());
    }
  }

  private Receivers receivers(InetSocketAddress listen, int sockets) {
    return receivers(listen, sockets, 1 << 20);
  }

  private Receivers receivers(InetSocketAddress listen, int sockets, int bufferBytes) {
    List<SflowDecoder> decoders = new ArrayList<>();
    for (int i = 0; i < sockets; i++) {
      CollectedRows rows = new CollectedRows(Flows.TABLE);
      flows.add(rows);
      TableWriters writers =
          new TableWriters(rows, new CollectedRows(Counters.TABLE), new CollectedRows(Drops.TABLE));
      decoders.add(new SflowDecoder(writers, counters, agents, Admission.OPEN));
    }
    return new Receivers(listen, "--udp", bufferBytes, decoders, CLOCK);
  }

  private static void send(InetSocketAddress target, int firstSequence) throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      for (int i = 0; i < DATAGRAMS; i++) {
        Wire sample = Wire.flowSample(1, 2, Wire.header(1, "020000000002 020000000001 0806"));
        channel.send(ByteBuffer.wrap(Wire.datagram(firstSequence + i, sample)), target);
      }
    }
  }

  /** Makes a mistake of each datagram, and whenever it is to publish. */
  private static final class FailingDecoder implements DatagramDecoder {
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong publications = new AtomicLong();

    @Override
    public void decode(byte[] datagram, int length, InetAddress sender, long receivedMillis) {
      datagrams.incrementAndGet();
      throw new IllegalStateException("a mistake in a datagram");
    }

    @Override
    public void publish() {
      publications.incrementAndGet();
      throw new IllegalStateException("a mistake in what is published");
    }
  }

  private static void await(AtomicLong counter, long count) {
    while (counter.get() < count) {
      LockSupport.parkNanos(100_000);
    }
  }

  private void awaitDatagrams(long count) {
    while (counters.get(IngestCounter.DATAGRAMS) < count) {
      LockSupport.parkNanos(100_000);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }
}
