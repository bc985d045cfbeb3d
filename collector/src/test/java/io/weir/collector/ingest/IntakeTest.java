package io.weir.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(77), ZoneOffset.UTC);
  private static final int ALL = 100; // more than a batch

  enum Way {
    CHANNEL,
    BATCH;

    Intake of(DatagramChannel channel) {
      return switch (this) {
        case CHANNEL -> new ChannelIntake(channel, CLOCK);
        case BATCH -> new BatchIntake(LinuxSocket.of(channel).orElseThrow(), CLOCK);
      };
    }
  }

  private record Received(ByteBuffer datagram, InetAddress sender) {}

  private static Stream<Way> ways() {
    return System.getProperty("os.name").equals("Linux")
        ? Stream.of(Way.values())
        : Stream.of(Way.CHANNEL);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void receivesInBatchesOnLinux() throws IOException {
    try (DatagramChannel channel = open("127.0.0.1")) {
      assertEquals(BatchIntake.class, Intake.of(channel, CLOCK).getClass());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void handsOverEveryDatagramOfEveryLength(Way way) throws IOException {
    List<byte[]> sent = new ArrayList<>(List.of(new byte[0], new byte[65_507]));
    Random random = new Random(1);
    while (sent.size() < ALL) {
      byte[] datagram = new byte[random.nextInt(2000)];
      random.nextBytes(datagram);
      sent.add(datagram);
    }
    try (DatagramChannel channel = open("127.0.0.1");
        DatagramChannel sender = DatagramChannel.open()) {
      Intake intake = way.of(channel);
      for (byte[] datagram : sent) {
        sender.send(ByteBuffer.wrap(datagram), channel.getLocalAddress());
      }
      List<Received> received = receive(intake, ALL);
      for (int i = 0; i < ALL; i++) {
        assertEquals(ByteBuffer.wrap(sent.get(i)), received.get(i).datagram());
        assertEquals(InetAddress.ofLiteral("127.0.0.1"), received.get(i).sender());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsSendersApart(Way way) throws IOException {
    try (DatagramChannel channel = open("::");
        DatagramChannel first = DatagramChannel.open(StandardProtocolFamily.INET6);
        DatagramChannel second = DatagramChannel.open()) {
      Intake intake = way.of(channel);
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      ByteBuffer datagram = ByteBuffer.allocate(1);
      first.send(datagram.rewind(), new InetSocketAddress(InetAddress.ofLiteral("::1"), port));
      second.send(
          datagram.rewind(), new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      assertEquals(
          List.of(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1")),
          receive(intake, 2).stream().map(Received::sender).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void wakesTheThreadThatWaitsWhenItIsStopped(Way way) throws Exception {
    try (DatagramChannel channel = open("127.0.0.1")) {
      Intake intake = way.of(channel);
      Thread waiting = Thread.ofPlatform().start(() -> waitAt(intake));
      while (!Arrays.toString(waiting.getStackTrace()).contains("receive")) {
        Thread.onSpinWait();
      }
      intake.stop();
      assertTrue(waiting.join(Duration.ofSeconds(30)));
    }
  }

  private static void waitAt(Intake intake) {
    try {
      intake.receive((_, _, _, _) -> Assertions.fail("nothing was sent"));
    } catch (ClosedChannelException _) {
      // the way in which a channel ends
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatagramChannel open(String address) throws IOException {
    return DatagramChannel.open(
            address.contains(":") ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET)
        .setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20)
        .bind(new InetSocketAddress(address, 0));
  }

  private static List<Received> receive(Intake intake, int count) throws IOException {
    List<Received> received = new ArrayList<>();
    while (received.size() < count) {
      intake.receive(
          (datagram, length, sender, millis) -> {
            assertEquals(77, millis);
            received.add(new Received(ByteBuffer.wrap(Arrays.copyOf(datagram, length)), sender));
          });
    }
    return received;
  }
}
