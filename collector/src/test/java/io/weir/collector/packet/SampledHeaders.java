package io.weir.collector.packet;

import static io.weir.collector.packet.DecodedHeader.INNER_MACS;
import static io.weir.collector.packet.DecodedHeader.MACS;
import static io.weir.collector.packet.DecodedHeader.TCP;
import static io.weir.collector.packet.DecodedHeader.innerIpv4;
import static io.weir.collector.packet.DecodedHeader.ipv4;
import static io.weir.collector.packet.DecodedHeader.ipv6;
import static io.weir.collector.packet.DecodedHeader.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Headers that have every layer at least once, and those of a directory of captures. */
final class SampledHeaders {
  /** As much as an agent sends, and a little more. */
  private static final int MAX_BYTES = 160;

  private static final String FRAME = INNER_MACS + "8100 0063 0800" + innerIpv4("06") + TCP;

  private static final List<SampledHeader> BUILT =
      List.of(
          ethernet("88a8 6064 8100 20c8 0800" + ipv4("06") + TCP),
          ethernet("0048 aaaa 03 000000 86dd" + ipv6("3a") + "8700 0000"),
          ethernet("0032 aaaa 03 00000c 010b 0000"),
          ethernet("0806 0001 0800 06 04 0001 020000000001 0a000001 020000000002 0a000002"),
          ethernet("8864 1100 0001 0042 0021" + ipv4("84") + "1f90 0050 00000000"),
          ethernet("8847 00064040 000c8140 00000000" + FRAME),
          ethernet(
              "86dd"
                  + ipv6("00")
                  + "3300000000000000 3c01000000000001 00000002"
                  + "2c00000000000000 0600000100000001"
                  + TCP),
          ethernet("0800" + ipv4("33") + "0601000000000001 00000002" + TCP),
          ethernet("0800" + ipv4("11") + udp("12b5") + "08000000 00002a00" + FRAME),
          ethernet(
              "0800" + ipv4("11") + udp("17c1") + "02406558 00002a00 0102800100000001" + FRAME),
          ethernet(
              "0800"
                  + ipv4("11")
                  + udp("0868")
                  + "34ff0030 00000001 00000085 01100100"
                  + innerIpv4("06")
                  + TCP),
          ethernet("0800" + ipv4("11") + udp("19eb") + "00064140" + ipv6("06") + TCP),
          ethernet("0800" + ipv4("2f") + "2000655800002a05" + FRAME),
          ethernet(
              "0800" + ipv4("2f") + "b0000800 12340000 00000007 00000001" + innerIpv4("06") + TCP),
          ethernet(
              "0800"
                  + ipv4("2f")
                  + "100022eb 00000001 20070000 00000000 00000001 0000000000000000"
                  + FRAME),
          ethernet("86dd" + ipv6("29") + ipv6("04") + innerIpv4("06") + TCP),
          header(HeaderDecoder::ppp, "ff03 0281 00064140" + ipv4("06") + TCP),
          header(HeaderDecoder::mpls, "00064140 00000000" + FRAME),
          header(HeaderDecoder::ipv4, ipv4("01") + "0301 0000"),
          header(HeaderDecoder::ipv6, ipv6("11") + udp("0035")),
          header(
              HeaderDecoder::wireless,
              "8883 0000 020000000001 020000000002 020000000003 3012 020000000004 0000 00000000"
                  + "aaaa 03 000000 0800"
                  + ipv4("06")
                  + TCP));

  private SampledHeaders() {}

  /** The headers that are built here. */
  static List<SampledHeader> built() {
    return BUILT;
  }

  /** The headers of all captures in a directory. */
  static List<SampledHeader> captured(Path directory) throws IOException {
    List<SampledHeader> headers = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        PacketCapture capture = PacketCapture.read(file);
        for (byte[] packet : capture.packets()) {
          byte[] first = Arrays.copyOf(packet, Math.min(packet.length, MAX_BYTES));
          headers.add(new SampledHeader(capture.start(), first));
        }
      }
    }
    return headers;
  }

  private static SampledHeader ethernet(String hex) {
    return header(HeaderDecoder::ethernet, MACS + hex);
  }

  private static SampledHeader header(DecodedHeader.Start start, String hex) {
    return new SampledHeader(start, DecodedHeader.bytes(hex));
  }
}
