package io.weir.collector;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A capture of sFlow datagrams made from a seed, together with what its samples add up to. Each
 * datagram has 16 compact flow samples of one sampled IPv4 header (sFlow v5, section 5), and
 * follows the one before by a millisecond.
 *
 * @param samples how many samples it has
 * @param bytes the sum of frame length times sampling rate over all of them
 */
record GeneratedCapture(long samples, long bytes) {
  private static final int SAMPLES_PER_DATAGRAM = 16;
  private static final int HEADER_BYTES = 54; // Ethernet, IPv4, TCP
  private static final int SAMPLE_BYTES =
      32 + 8 + 16 + 56; // fixed part, record tag and length, record, padded header
  private static final int DATAGRAM_BYTES = 28 + SAMPLES_PER_DATAGRAM * (8 + SAMPLE_BYTES);

  /**
   * Writes a classic pcap with microseconds.
   *
   * @param samples a multiple of 16
   */
  static GeneratedCapture write(Path file, int samples, long firstMillis, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    long bytes = 0;
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      writeFileHeader(out);
      for (int datagram = 0; datagram < samples / SAMPLES_PER_DATAGRAM; datagram++) {
        writePacketHeaders(out, firstMillis + datagram);
        out.writeInt(5);
        out.writeInt(1); // agent address: IPv4
        out.writeInt(0xc0000201); // 192.0.2.1
        out.writeInt(0);
        out.writeInt(datagram + 1);
        out.writeInt(datagram); // uptime
        out.writeInt(SAMPLES_PER_DATAGRAM);
        for (int i = 0; i < SAMPLES_PER_DATAGRAM; i++) {
          bytes += writeSample(out, datagram * SAMPLES_PER_DATAGRAM + i, random);
        }
      }
    }
    return new GeneratedCapture(samples, bytes);
  }

  private static void writeFileHeader(DataOutputStream out) throws IOException {
    out.writeInt(0xa1b2c3d4);
    out.writeShort(2);
    out.writeShort(4);
    out.writeInt(0);
    out.writeInt(0);
    out.writeInt(65_535);
    out.writeInt(1); // Ethernet
  }

  private static void writePacketHeaders(DataOutputStream out, long millis) throws IOException {
    int udp = 8 + DATAGRAM_BYTES;
    int frame = 14 + 20 + udp;
    out.writeInt((int) (millis / 1000));
    out.writeInt((int) (millis % 1000) * 1000);
    out.writeInt(frame);
    out.writeInt(frame);
    writeEthernet(out);
    writeIpv4(out, 20 + udp, 17, 0xc0000201, 0xc0000202);
    out.writeShort(50_000);
    out.writeShort(6343);
    out.writeShort(udp);
    out.writeShort(0);
  }

  private static long writeSample(DataOutputStream out, int sequence, SplittableRandom random)
      throws IOException {
    int rate = 1 << random.nextInt(7, 13);
    int frame = random.nextInt(64, 1519);
    out.writeInt(1); // flow_sample
    out.writeInt(SAMPLE_BYTES);
    out.writeInt(sequence + 1);
    out.writeInt(random.nextInt(1, 48)); // source_id
    out.writeInt(rate);
    out.writeInt(sequence * rate); // sample_pool
    out.writeInt(0);
    out.writeInt(random.nextInt(1, 48));
    out.writeInt(random.nextInt(1, 48));
    out.writeInt(1);
    out.writeInt(1); // sampled_header
    out.writeInt(16 + 56);
    out.writeInt(1); // Ethernet
    out.writeInt(frame);
    out.writeInt(4);
    out.writeInt(HEADER_BYTES);
    writeEthernet(out);
    writeIpv4(out, frame - 18, 6, 0x0a000000 | random.nextInt(1 << 16), random.nextInt());
    out.writeShort(random.nextInt(1024, 65_536));
    out.writeShort(random.nextBoolean() ? 443 : 80);
    out.writeInt(random.nextInt());
    out.writeInt(random.nextInt());
    out.writeShort(0x5010); // 20 bytes of header, ACK
    out.writeShort(0xffff);
    out.writeInt(0);
    out.writeShort(0); // padding to a multiple of four
    return (long) frame * rate;
  }

  private static void writeEthernet(DataOutputStream out) throws IOException {
    out.writeShort(0x0200);
    out.writeInt(2);
    out.writeShort(0x0200);
    out.writeInt(1);
    out.writeShort(0x0800);
  }

  private static void writeIpv4(
      DataOutputStream out, int length, int protocol, int source, int destination)
      throws IOException {
    out.writeShort(0x4500);
    out.writeShort(length);
    out.writeInt(0);
    out.writeByte(64);
    out.writeByte(protocol);
    out.writeShort(0);
    out.writeInt(source);
    out.writeInt(destination);
  }
}
