package io.weir.collector.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The sockets that datagrams arrive at: one thread and one decoder each, all on one port, among
 * which the kernel spreads the senders. On Linux a batch of datagrams is read in one system call
 * (recvmmsg(2)).
 */
public final class Receivers implements AutoCloseable {
  private static final int MAX_DATAGRAM_BYTES = 65_535;
  private static final int BATCH = 32;
  private static final int PAGE_BYTES = 8192;
  private static final int CHUNK_ORDER = 11; // 16 MiB: eight batches

  private final InetSocketAddress listen;
  private final int receiveBufferBytes;
  private final List<? extends DatagramDecoder> decoders;
  private final Clock clock;
  private final boolean epoll;
  private final List<Channel> channels = new ArrayList<>();
  private final PooledByteBufAllocator buffers = buffers();
  private EventLoopGroup threads;
  private UdpSockets sockets;

  /**
   * Receivers that are yet to listen.
   *
   * @param listen where; port 0 lets the system choose one
   * @param receiveBufferBytes how much the kernel is asked to hold for each socket; it may grant
   *     less
   * @param decoders one for each socket
   * @param clock the time of what is received
   */
  public Receivers(
      InetSocketAddress listen,
      int receiveBufferBytes,
      List<? extends DatagramDecoder> decoders,
      Clock clock) {
    this(listen, receiveBufferBytes, decoders, clock, Epoll.isAvailable());
  }

  Receivers(
      InetSocketAddress listen,
      int receiveBufferBytes,
      List<? extends DatagramDecoder> decoders,
      Clock clock,
      boolean epoll) {
    this.epoll = epoll;
    this.listen = listen;
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
      requireUnused();
    }
    threads =
        new MultiThreadIoEventLoopGroup(
            decoders.size(),
            new DefaultThreadFactory("weir-receiver"),
            epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    InetSocketAddress next = listen;
    for (DatagramDecoder decoder : decoders) {
      Channel channel = bind(decoder, next);
      channels.add(channel);
      next = (InetSocketAddress) channel.localAddress();
    }
    sockets = UdpSockets.ofPort(next.getPort());
  }

  /**
   * Buffers for whole batches. Netty keeps a chunk of memory only while something of it is in use:
   * in its usual chunks one batch would be all there is, and each read would map and clear a new
   * one.
   */
  private static PooledByteBufAllocator buffers() {
    int cachedBuffers = 0;
    return new PooledByteBufAllocator(
        true, 0, 1, PAGE_BYTES, CHUNK_ORDER, cachedBuffers, cachedBuffers, false);
  }

  /** Where they listen. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channels.getFirst().localAddress();
  }

  /** How many bytes the kernel holds for the first socket. */
  public int grantedBufferBytes() {
    return channels.getFirst().config().getOption(ChannelOption.SO_RCVBUF);
  }

  /** Datagrams that the kernel has dropped because a socket's buffer was full. */
  public long kernelDrops() {
    return sockets.drops();
  }

  @Override
  public void close() {
    channels.forEach(channel -> channel.close().syncUninterruptibly());
    if (threads != null) {
      threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  private Channel bind(DatagramDecoder decoder, InetSocketAddress address) throws IOException {
    ChannelFuture bound = bootstrap(decoder).bind(address).awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    close();
    throw cannotListen(address, bound.cause());
  }

  /**
   * Sockets that share a port would share it with those of another collector, too, and its
   * datagrams.
   */
  private void requireUnused() throws IOException {
    try (DatagramSocket probe = new DatagramSocket(null)) {
      probe.bind(listen);
    } catch (SocketException e) {
      throw cannotListen(listen, e);
    }
  }

  private static IOException cannotListen(InetSocketAddress address, Throwable cause) {
    String place = address.getHostString() + ":" + address.getPort();
    return new IOException(
        "cannot listen on UDP %s: %s; stop what uses it, or choose another with --udp"
            .formatted(place, cause.getMessage()),
        cause);
  }

  private Bootstrap bootstrap(DatagramDecoder decoder) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(threads)
            .option(ChannelOption.ALLOCATOR, buffers)
            .option(ChannelOption.SO_RCVBUF, receiveBufferBytes)
            .handler(new DatagramHandler(decoder, clock));
    if (!epoll) {
      return bootstrap
          .channel(NioDatagramChannel.class)
          .option(NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT), decoders.size() > 1)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_DATAGRAM_BYTES));
    }
    return bootstrap
        .channel(EpollDatagramChannel.class)
        .option(EpollChannelOption.SO_REUSEPORT, decoders.size() > 1)
        .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM_BYTES)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new FixedRecvByteBufAllocator(BATCH * MAX_DATAGRAM_BYTES));
  }
}
