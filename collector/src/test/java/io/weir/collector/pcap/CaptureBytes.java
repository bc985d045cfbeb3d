package io.weir.collector.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A capture of UDP datagrams from 192.0.2.9, one a millisecond from 1700000000.250 on. */
final class CaptureBytes {
  static final long FIRST_MILLIS = 1_700_000_000_250L;

  private static final int RAW_IP = 101;
  private static final int HEADERS_BYTES = 28; // IPv4 and UDP

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int packets;

  CaptureBytes() {
    ByteBuffer header = ByteBuffer.allocate(24).putInt(0xa1b2c3d4);
    bytes.writeBytes(header.putInt(16, 262_144).putInt(20, RAW_IP).array());
  }

  CaptureBytes datagram(byte[] payload) {
    int length = HEADERS_BYTES + payload.length;
    ByteBuffer packet = ByteBuffer.allocate(16 + length);
    packet.putInt(1_700_000_000).putInt((250 + packets++) * 1000).putInt(length).putInt(length);
    packet.putShort((short) 0x4500).putShort((short) length);
    packet.put(HexFormat.of().parseHex("0000400040110000c00002097f000001"));
    packet.putShort((short) 40_000).putShort((short) 6343).putInt((8 + payload.length) << 16);
    bytes.writeBytes(packet.put(payload).array());
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
