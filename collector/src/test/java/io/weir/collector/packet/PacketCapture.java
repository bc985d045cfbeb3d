package io.weir.collector.packet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packets of a pcap file, of whatever kind. */
record PacketCapture(int linkType, List<byte[]> packets) {
  private static final int MAGIC = 0xa1b2c3d4;

  static PacketCapture read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    bytes.order(bytes.getInt(0) == MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int linkType = bytes.getInt(20) & 0xffff; // above: about the frame check sequence
    List<byte[]> packets = new ArrayList<>();
    for (bytes.position(24); bytes.hasRemaining(); ) {
      byte[] packet = new byte[bytes.getInt(bytes.position() + 8)];
      bytes.get(bytes.position() + 16, packet);
      bytes.position(bytes.position() + 16 + packet.length);
      packets.add(packet);
    }
    return new PacketCapture(linkType, packets);
  }

  /** How a decoder begins with them. */
  DecodedHeader.Start start() {
    return switch (linkType) {
      case 1 -> HeaderDecoder::ethernet;
      case 9, 50 -> HeaderDecoder::ppp;
      default -> throw new IllegalStateException("link type " + linkType);
    };
  }
}
