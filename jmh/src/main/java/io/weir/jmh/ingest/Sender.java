package io.weir.jmh.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends datagrams to a port of loopback at the rates that it is told: a process that reads a {@link
 * Load} a line, answers with what it has {@link Sent}, and ends with its input.
 */
final class Sender {
  private static final long PAUSE_NANOS = 10_000;

  private final UdpSocket socket;
  private final Traffic traffic;

  private Sender(UdpSocket socket, Traffic traffic) {
    this.socket = socket;
    this.traffic = traffic;
  }

  /** Takes the port. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    Sender sender =
        new Sender(UdpSocket.sendingTo(port, Traffic.DATAGRAM_BYTES), new Traffic(Arena.global()));
    BufferedReader loads =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String load = loads.readLine(); load != null; load = loads.readLine()) {
      System.out.println(sender.send(Load.parse(load)));
    }
  }

  private Sent send(Load load) throws IOException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(load.millis());
    long start = System.nanoTime();
    long sent = 0;
    long elapsed = 0;
    while (elapsed < nanos) {
      if (load.isAhead(sent, elapsed)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      } else {
        socket.send(traffic.nextBatch());
        sent += Traffic.BATCH;
      }
      elapsed = System.nanoTime() - start;
    }
    return new Sent(sent, elapsed);
  }
}
