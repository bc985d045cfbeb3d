package io.weir.collector.packet;

import static io.weir.collector.packet.DecodedHeader.TCP;
import static io.weir.collector.packet.DecodedHeader.ipv4;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of IEEE 802.11: subtype, type and flags, duration, addresses …11, …22, …33, sequence. */
final class WirelessTest {
  private static final String ADDRESSES = " 0000 020000000011 020000000022 020000000033 ";
  private static final String PACKET = "aaaa 03 000000 0800" + ipv4("06") + TCP;

  @ParameterizedTest
  @CsvSource({
    "0800, '', 0x22, 0x11", // between stations
    "0801, '', 0x22, 0x33", // to the network
    "0802, '', 0x33, 0x11", // from the network
    "0803, 020000000044, 0x44, 0x33", // between access points
    "8801, 0000, 0x22, 0x33", // with quality of service
    "8881, 0000 00000000, 0x22, 0x33", // with high throughput control, too
  })
  void readsSourceAndDestination(String begin, String more, String source, String destination) {
    DecodedHeader header = frame(begin + ADDRESSES + "3012" + more + PACKET);
    assertEquals("wlan.llc.ip.tcp", header.stack());
    assertEquals(0x0200_0000_0000L + Long.decode(source), header.number("eth.src"));
    assertEquals(0x0200_0000_0000L + Long.decode(destination), header.number("eth.dst"));
    assertEquals(0x0800, header.number("eth.type"));
    assertEquals("10.0.0.1", header.address("src.ip"));
    assertEquals(80, header.number("dst.port"));
  }

  @ParameterizedTest
  @CsvSource({
    "0841 0000, 3012, aaaa03", // encrypted
    "4801 0000, 3012, aaaa03", // without data
    "0801 0000, 3112, aaaa03", // not the first fragment
    "8801 0000, 3012, 8000", // of several packets
    "8000 0000, 3012, aaaa03", // a beacon
  })
  void keepsTheAddressesWhereThePacketIsNotToBeRead(String begin, String sequence, String more) {
    DecodedHeader header =
        frame(begin + ADDRESSES.substring(5) + sequence + more + "000000 0800" + ipv4("06"));
    assertEquals("wlan", header.stack());
    assertEquals(0x0200_0000_0022L, header.number("eth.src"));
    assertFalse(header.has("src.ip"));
  }

  @Test
  void aControlFrameHasNoSource() {
    DecodedHeader header = frame("b400" + ADDRESSES + "3012" + PACKET);
    assertEquals("wlan", header.stack());
    assertFalse(header.has("eth.src"));
  }

  private static DecodedHeader frame(String hex) {
    return DecodedHeader.of(HeaderDecoder::wireless, DecodedHeader.bytes(hex));
  }
}
