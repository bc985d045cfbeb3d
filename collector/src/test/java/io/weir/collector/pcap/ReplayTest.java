package io.weir.collector.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.packet.Bytes;
import io.weir.collector.sflow.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ReplayTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final byte[] CAPTURE =
      new CaptureBytes()
          .datagram(Wire.datagram(1))
          .datagram(new byte[] {1, 2, 3})
          .datagram(Wire.datagram(2))
          .datagram(Wire.datagram(4))
          .toBytes();

  @Test
  void sendsTheDatagramsOfEachCaptureInSequence() throws IOException {
    try (DatagramSocket receiver = receiver()) {
      Replay.Summary summary =
          new Replay(
                  List.of(ReplayTest::open, ReplayTest::open), 0, false, address(receiver), CLOCK)
              .run();
      assertEquals(new Replay.Summary(6, 2), summary);
      assertEquals(List.of(1, 2, 4, 5, 6, 8), sequences(receiver, 6));
    }
  }

  @Test
  void keepsNoShorterSpacingThanTheSpeedAllows() throws IOException {
    try (DatagramSocket receiver = receiver()) {
      long startNanos = System.nanoTime();
      new Replay(List.of(ReplayTest::open), 0.1, false, address(receiver), CLOCK).run();
      long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
      assertTrue(elapsedMillis >= 30, "3 ms at a tenth of the speed took " + elapsedMillis + " ms");
      assertEquals(List.of(1, 2, 4), sequences(receiver, 3));
    }
  }

  @Test
  void goesOnForEverUntilItIsInterrupted() throws Exception {
    try (DatagramSocket receiver = receiver()) {
      Replay replay = new Replay(List.of(ReplayTest::open), 0, true, address(receiver), CLOCK);
      CompletableFuture<Replay.Summary> ended = new CompletableFuture<>();
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      ended.complete(replay.run());
                    } catch (IOException e) {
                      ended.completeExceptionally(e);
                    }
                  });
      List<Integer> received = sequences(receiver, 30);
      thread.interrupt();
      thread.join();
      assertEquals(received.stream().sorted().distinct().toList(), received);
      assertTrue(ended.get().sent() >= 29, "the interrupt may come before the last one counts");
    }
  }

  private static Capture open() throws IOException {
    return Capture.open("a.pcap", new ByteArrayInputStream(CAPTURE));
  }

  private static DatagramSocket receiver() throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
  }

  private static InetSocketAddress address(DatagramSocket socket) {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private static List<Integer> sequences(DatagramSocket receiver, int count) throws IOException {
    List<Integer> sequences = new ArrayList<>();
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    while (sequences.size() < count) {
      receiver.receive(packet);
      sequences.add(Bytes.i32(packet.getData(), 16));
    }
    return sequences;
  }
}
