package io.weir.collector.ingest;

import io.weir.storage.thread.ThreadPriority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket and the thread that waits at it and decodes each datagram at once. */
final class Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  private final DatagramChannel channel;
  private final Intake intake;
  private final DatagramDecoder decoder;
  private final Thread thread = Thread.ofPlatform().name("weir-receiver").unstarted(this::run);
  private volatile boolean stopped;

  Receiver(DatagramChannel channel, DatagramDecoder decoder, Clock clock) {
    this.channel = channel;
    this.intake = Intake.of(channel, clock);
    this.decoder = decoder;
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

  /** Returns when the datagrams at hand are decoded. */
  void close() {
    stopped = true;
    try {
      intake.stop();
      thread.join();
      channel.close();
    } catch (IOException e) {
      LOG.warn("a socket could not be closed", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    ThreadPriority.RECEIVE.take();
    Intake.Target target = this::decode;
    while (!stopped) {
      try {
        intake.receive(target);
        decoder.publish();
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException | RuntimeException e) { // a mistake of ours must not end the receiver
        LOG.error("datagrams could not be received", e);
      }
    }
  }

  private void decode(byte[] datagram, int length, InetAddress sender, long receivedMillis) {
    try {
      decoder.decode(datagram, length, sender, receivedMillis);
    } catch (RuntimeException e) { // nor cost the datagrams that came with it
      LOG.error("a datagram could not be decoded", e);
    }
  }
}
