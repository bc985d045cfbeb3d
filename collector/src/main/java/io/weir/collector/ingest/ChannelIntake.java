package io.weir.collector.ingest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;

/**
 * One datagram after the other, by Java's own means. The channel keeps the address of the last
 * sender: as long as it stays the same, nothing is allocated.
 */
final class ChannelIntake implements Intake {
  private final DatagramChannel channel;
  private final Clock clock;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
  private final byte[] datagram = new byte[MAX_DATAGRAM_BYTES];

  ChannelIntake(DatagramChannel channel, Clock clock) {
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public void receive(Target target) throws IOException {
    InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer.clear());
    int length = buffer.flip().remaining();
    buffer.get(datagram, 0, length);
    target.take(datagram, length, sender.getAddress(), clock.millis());
  }

  @Override
  public void stop() throws IOException {
    channel.close();
  }
}
