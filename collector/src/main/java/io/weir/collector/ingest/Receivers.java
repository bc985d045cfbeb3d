package io.weir.collector.ingest;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets that datagrams arrive at: one thread and one decoder each, all on one port, among
 * which the kernel spreads the senders.
 */
public final class Receivers implements AutoCloseable {
  private final InetSocketAddress listen;
  private final String choice;
  private final int receiveBufferBytes;
  private final List<? extends DatagramDecoder> decoders;
  private final Clock clock;
  private final List<Receiver> receivers = new ArrayList<>();
  private UdpSockets sockets;

  /**
   * Receivers that are yet to listen.
   *
   * @param listen where; port 0 lets the system choose one
   * @param choice what chooses another place, for whoever is told that this one is in use
   * @param receiveBufferBytes how much the kernel is asked to hold for each socket; it may grant
   *     less where the process has no right to more (CAP_NET_ADMIN)
   * @param decoders one for each socket
   * @param clock the time of what is received
   */
  public Receivers(
      InetSocketAddress listen,
      String choice,
      int receiveBufferBytes,
      List<? extends DatagramDecoder> decoders,
      Clock clock) {
    this.listen = listen;
    this.choice = choice;
    this.receiveBufferBytes = receiveBufferBytes;
    this.decoders = List.copyOf(decoders);
    this.clock = clock;
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if it cannot; the message names the address and the cure
   */
  public void start() throws IOException {
    if (decoders.size() > 1) {
      bind(listen, false).close(); // sockets that share a port would share it with strangers, too
    }
    InetSocketAddress next = listen;
    for (DatagramDecoder decoder : decoders) {
      DatagramChannel channel = bind(next, decoders.size() > 1);
      next = (InetSocketAddress) channel.getLocalAddress();
      receivers.add(new Receiver(channel, decoder, clock));
    }
    sockets = UdpSockets.at(next);
    receivers.forEach(Receiver::start);
  }

  /** Where they listen. */
  public InetSocketAddress address() {
    return receivers.getFirst().address();
  }

  /** How many bytes the kernel holds for the first socket. */
  public int grantedBufferBytes() {
    return receivers.getFirst().grantedBufferBytes();
  }

  /** Datagrams that the kernel has dropped because a socket's buffer was full. */
  public long kernelDrops() {
    return sockets.drops();
  }

  /** Stops listening; what was received is decoded when this returns. */
  @Override
  public void close() {
    receivers.forEach(Receiver::close);
  }

  private DatagramChannel bind(InetSocketAddress address, boolean shared) throws IOException {
    DatagramChannel channel =
        DatagramChannel.open(
            address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6);
    try {
      askForBuffer(channel);
      if (shared) {
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      return channel.bind(address);
    } catch (IOException e) {
      channel.close();
      close();
      throw cannotListen(address, e);
    }
  }

  private void askForBuffer(DatagramChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
    if (channel.getOption(StandardSocketOptions.SO_RCVBUF) < receiveBufferBytes) {
      LinuxSocket.of(channel).ifPresent(socket -> socket.forceReceiveBuffer(receiveBufferBytes));
    }
  }

  private IOException cannotListen(InetSocketAddress address, Throwable cause) {
    String place = address.getHostString() + ":" + address.getPort();
    return new IOException(
        "cannot listen on UDP %s: %s; stop what uses it, or choose another with %s"
            .formatted(place, cause.getMessage(), choice),
        cause);
  }
}
