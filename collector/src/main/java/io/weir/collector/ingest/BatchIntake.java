package io.weir.collector.ingest;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Clock;

/**
 * All datagrams that wait, by one system call of Linux: a call for each would be a tenth of what a
 * datagram costs. Makes no garbage while the sender stays the same.
 */
final class BatchIntake implements Intake {
  private final LinuxSocket socket;
  private final Clock clock;
  private final MessageVector messages = new MessageVector(Arena.ofAuto());
  private final byte[] datagram = new byte[MAX_DATAGRAM_BYTES];
  private volatile boolean stopped;

  BatchIntake(LinuxSocket socket, Clock clock) {
    this.socket = socket;
    this.clock = clock;
  }

  @Override
  public void receive(Target target) throws IOException {
    int received = socket.receive(messages);
    if (stopped) {
      return;
    }
    long receivedMillis = clock.millis();
    for (int i = 0; i < received; i++) {
      int length = messages.length(i);
      MemorySegment.copy(
          messages.buffers(), JAVA_BYTE, MessageVector.buffer(i), datagram, 0, length);
      target.take(datagram, length, messages.sender(i), receivedMillis);
    }
  }

  /** A socket that is only closed would leave the thread that waits at it where it is. */
  @Override
  public void stop() {
    stopped = true;
    socket.shutdown();
  }
}
