package io.weir.collector.ingest;

import io.weir.storage.thread.ThreadPriority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket and the thread that waits at it and decodes each datagram at once, from one array that
 * is used again and again. The channel keeps the address of the last sender: as long as it stays
 * the same, nothing is allocated.
 */
final class Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
  private static final int MAX_DATAGRAM_BYTES = 65_535;

  private final DatagramChannel channel;
  private final DatagramDecoder decoder;
  private final Clock clock;
  private final Thread thread = Thread.ofPlatform().name("weir-receiver").unstarted(this::run);

  Receiver(DatagramChannel channel, DatagramDecoder decoder, Clock clock) {
    this.channel = channel;
    this.decoder = decoder;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  InetSocketAddress address() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int grantedBufferBytes() {
    try {
      return channel.getOption(StandardSocketOptions.SO_RCVBUF);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the datagram at hand is decoded. */
  void close() {
    try {
      channel.close();
      thread.join();
    } catch (IOException e) {
      LOG.warn("a socket could not be closed", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    ThreadPriority.RECEIVE.take();
    ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
    byte[] datagram = new byte[MAX_DATAGRAM_BYTES];
    while (channel.isOpen()) {
      try {
        receive(buffer, datagram);
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException e) {
        LOG.error("a datagram could not be received", e);
      } catch (RuntimeException e) { // a mistake of ours must not end the receiver
        LOG.error("a datagram could not be decoded", e);
      }
    }
  }

  private void receive(ByteBuffer buffer, byte[] datagram) throws IOException {
    InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer.clear());
    int length = buffer.flip().remaining();
    buffer.get(datagram, 0, length);
    decoder.decode(datagram, length, sender.getAddress(), clock.millis());
  }
}
