package io.weir.collector.packet;

import static io.weir.collector.packet.DecodedHeader.MACS;
import static io.weir.collector.packet.DecodedHeader.TCP;
import static io.weir.collector.packet.DecodedHeader.ethernet;
import static io.weir.collector.packet.DecodedHeader.ipv4;
import static io.weir.collector.packet.DecodedHeader.ipv6;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IPv4, IPv6, ARP, and what runs over IP. */
final class NetworkLayerTest {
  @Test
  void readsSenderAndTargetOfArp() {
    DecodedHeader header =
        ethernet(MACS + "0806 0001 0800 06 04 0002 020000000001 0a000001 020000000002 0a000002");
    assertEquals("eth.arp", header.stack());
    assertEquals(2, header.number("arp.operation"));
    assertEquals("10.0.0.1", header.address("src.ip"));
    assertEquals("10.0.0.2", header.address("dst.ip"));
    assertFalse(header.has("protocol"));
  }

  @Test
  void arpForOtherNetworksHasNoAddresses() {
    DecodedHeader header =
        ethernet(MACS + "0806 0001 0800 08 04 0001 020000000001 0a000001 020000000002 0a000002");
    assertEquals(1, header.number("arp.operation"));
    assertFalse(header.has("src.ip"));
  }

  @ParameterizedTest
  @CsvSource({
    "4000, '', eth.ip.udp", // may not be fragmented
    "2000, 0, eth.ip.udp", // the first, of more
    "20b9, 1480, eth.ip", // a later, of more
    "00b9, 1480, eth.ip", // the last
    "1fff, 65528, eth.ip",
  })
  void tellsWhereAFragmentBegins(String flags, String offset, String stack) {
    DecodedHeader header =
        ethernet(
            MACS
                + "0800 4500 0020 0000 %s 40 11 0000 0a000001 0a000002 0035 14e9 000c 0000"
                    .formatted(flags));
    assertEquals(stack, header.stack());
    assertEquals(
        offset.isEmpty() ? null : Long.valueOf(offset), header.fields().get("ip.fragment"));
    assertEquals(17, header.number("protocol"));
    assertEquals(stack.endsWith("udp"), header.has("src.port"));
  }

  @ParameterizedTest
  @CsvSource({
    "0000, '', eth.ip6.udp", // whole, for all that (RFC 6946)
    "0001, 0, eth.ip6.udp",
    "00b9, 184, eth.ip6",
  })
  void tellsWhereAFragmentOfIpv6Begins(String fragment, String offset, String stack) {
    DecodedHeader header =
        ethernet(
            MACS
                + "86dd"
                + ipv6("2c")
                + "11 00 %s 00000001 0035 14e9 000c 0000".formatted(fragment));
    assertEquals(stack, header.stack());
    assertEquals(
        offset.isEmpty() ? null : Long.valueOf(offset), header.fields().get("ip.fragment"));
    assertEquals(17, header.number("protocol"));
  }

  @Test
  void namesNoExtensionHeadersButAuthentication() {
    DecodedHeader header =
        ethernet(
            MACS
                + "86dd"
                + ipv6("00")
                + "33 00 000000000000" // hop by hop
                + "3c 01 0000 00000001 00000002" // RFC 4302: length 1, so 3 words
                + "06 00 000000000000" // for the destination
                + TCP);
    assertEquals("eth.ip6.ah.tcp", header.stack());
    assertEquals(6, header.number("protocol"));
    assertEquals(8080, header.number("src.port"));
  }

  @Test
  void readsWhatIsAuthenticatedInIpv4() {
    DecodedHeader header =
        ethernet(
            MACS + "0800" + ipv4("33") + "06 04 0000 00000001 00000002" + "00".repeat(12) + TCP);
    assertEquals("eth.ip.ah.tcp", header.stack());
    assertEquals(51, header.number("protocol"));
    assertEquals(8080, header.number("src.port"));
    assertEquals(0x42, header.number("tcp.flags"));
  }

  @ParameterizedTest
  @CsvSource({
    "01, icmp",
    "02, igmp",
    "06, tcp",
    "08, ''",
    "11, udp",
    "21, dccp",
    "2e, rsvp",
    "2f, gre",
    "32, esp",
    "3a, icmp6",
    "58, eigrp",
    "59, ospf",
    "67, pim",
    "6c, ipcomp",
    "70, vrrp",
    "73, l2tp",
    "84, sctp",
    "88, udplite",
    "ff, ''",
  })
  void namesWhatRunsOverIp(String protocol, String name) {
    DecodedHeader header = ethernet(MACS + "0800" + ipv4(protocol));
    assertEquals(name.isEmpty() ? "eth.ip" : "eth.ip." + name, header.stack());
    assertEquals(Long.parseLong(protocol, 16), header.number("protocol"));
    assertFalse(header.has("src.port"));
  }

  @ParameterizedTest
  @CsvSource({"06", "11", "21", "84", "88"})
  void readsThePortsOfEachTransport(String protocol) {
    DecodedHeader header = ethernet(MACS + "0800" + ipv4(protocol) + "1f90 0050 0000 0000");
    assertEquals(8080, header.number("src.port"));
    assertEquals(80, header.number("dst.port"));
  }

  @Test
  void aHeaderOfAnotherVersionIsNamedAndNotRead() {
    DecodedHeader header = ethernet(MACS + "0800" + ipv6("06"));
    assertEquals("eth.ip", header.stack());
    assertFalse(header.has("src.ip"));
    assertEquals("eth.ip6", ethernet(MACS + "86dd" + ipv4("06") + ipv4("06")).stack());
  }

  @Test
  void nothingIsReadBehindAHeaderThatSaysItIsTooShort() {
    DecodedHeader header =
        ethernet(MACS + "0800 4400 0040 0000 0000 40 06 0000 0a000001 0a000002" + TCP);
    assertEquals("eth.ip", header.stack());
    assertEquals(6, header.number("protocol"));
  }
}
