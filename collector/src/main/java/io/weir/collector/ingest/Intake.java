package io.weir.collector.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.time.Clock;

/** How datagrams come out of a socket. One thread receives; any thread may stop it. */
sealed interface Intake permits BatchIntake, ChannelIntake {
  /** The longest that UDP allows (RFC 768: a length of 16 bits). */
  int MAX_DATAGRAM_BYTES = 65_535;

  /** Whoever takes a datagram: at once, since the array is used again. */
  @FunctionalInterface
  interface Target {
    void take(byte[] datagram, int length, InetAddress sender, long receivedMillis);
  }

  /** Waits for datagrams and hands each of those that are there to a target. */
  void receive(Target target) throws IOException;

  /** Lets the thread that waits go on. */
  void stop() throws IOException;

  /** The quickest way that this system has. */
  static Intake of(DatagramChannel channel, Clock clock) {
    return LinuxSocket.of(channel)
        .map(socket -> (Intake) new BatchIntake(socket, clock))
        .orElseGet(() -> new ChannelIntake(channel, clock));
  }
}
