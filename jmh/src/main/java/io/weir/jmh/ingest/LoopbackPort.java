package io.weir.jmh.ingest;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The UDP ports of 127.0.0.1. */
final class LoopbackPort {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private LoopbackPort() {}

  /** One that nobody uses just now. */
  static int free() throws IOException {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return socket.getLocalPort();
    }
  }

  /** Waits until a process has opened a port. */
  static void awaitListener(int port, ChildProcess process) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isOpen(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("nothing listens on port " + port + ": " + process.log());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** proc_net_udp(5): the second column is address and port in hexadecimal. */
  private static boolean isOpen(int port) throws IOException {
    String local = ": 0100007F:%04X ".formatted(port);
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/udp"))) {
      return lines.anyMatch(line -> line.contains(local));
    }
  }
}
