package io.weir.jmh.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;

/**
 * The least that a receiver can do, which is to throw away what it receives: a process that answers
 * each line of its input with the number of datagrams so far, and ends with its input.
 */
final class BareReceiver implements Runnable {
  private final UdpSocket socket;
  private volatile long received;

  private BareReceiver(UdpSocket socket) {
    this.socket = socket;
  }

  /** Takes the port. */
  public static void main(String[] arguments) throws IOException {
    BareReceiver receiver = new BareReceiver(UdpSocket.receivingAt(Integer.parseInt(arguments[0])));
    Thread.ofPlatform().daemon().start(receiver);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (questions.readLine() != null) {
      System.out.println(receiver.received);
    }
  }

  @Override
  public void run() {
    MessageVector messages = new MessageVector(Arena.global());
    try {
      long count = 0;
      while (true) {
        count += socket.receive(messages);
        received = count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
