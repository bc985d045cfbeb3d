package io.weir.collector.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes each datagram of a socket on the socket's own thread, from one array that is used again
 * and again.
 */
final class DatagramHandler extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

  private final DatagramDecoder decoder;
  private final Clock clock;
  private final byte[] datagram = new byte[65_535];

  DatagramHandler(DatagramDecoder decoder, Clock clock) {
    this.decoder = decoder;
    this.clock = clock;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    ByteBuf content = packet.content();
    int length = content.readableBytes();
    content.readBytes(datagram, 0, length);
    decoder.decode(datagram, length, packet.sender().getAddress(), clock.millis());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.error("a datagram could not be received", cause);
  }
}
