package io.weir.collector.packet;

import static io.weir.collector.packet.DecodedHeader.INNER_MACS;
import static io.weir.collector.packet.DecodedHeader.MACS;
import static io.weir.collector.packet.DecodedHeader.TCP;
import static io.weir.collector.packet.DecodedHeader.ethernet;
import static io.weir.collector.packet.DecodedHeader.innerIpv4;
import static io.weir.collector.packet.DecodedHeader.ipv4;
import static io.weir.collector.packet.DecodedHeader.ipv6;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ethernet, VLAN tags, LLC, SNAP, PPP and MPLS. */
final class LinkLayerTest {
  @Test
  void namesEachTagAndKeepsTheFirstTwo() {
    DecodedHeader header = ethernet(MACS + "88a8 6064 9100 20c8 8100 0007 0800" + ipv4("06") + TCP);
    assertEquals("eth.vlan.vlan.vlan.ip.tcp", header.stack());
    assertEquals(0x64, header.number("vlan"));
    assertEquals(3, header.number("vlan.priority"));
    assertEquals(0xc8, header.number("vlan.inner"));
    assertEquals(0x0800, header.number("eth.type"));
  }

  @Test
  void readsTheEtherTypeInSnap() {
    DecodedHeader header = ethernet(MACS + "0048 aaaa 03 000000 0800" + ipv4("06") + TCP);
    assertEquals("eth.llc.ip.tcp", header.stack());
    assertEquals(0x0800, header.number("eth.type"));
    assertEquals(80, header.number("dst.port"));
  }

  @ParameterizedTest
  @CsvSource({
    "0026 4242 03 000000, eth.llc.stp",
    "0026 aaaa 03 00000c 2000, eth.llc.cdp",
    "8100 0001 0032 aaaa 03 00000c 010b, eth.vlan.llc.stp",
    "0026 aaaa 03 00000c 9999, eth.llc",
    "0026 fefe 03 83, eth.llc",
    "05ee 4242 03, eth",
    "0806, eth.arp",
    "88cc, eth.lldp",
    "8809, eth.slow",
    "8863 1109 0000 0004, eth.pppoed",
    "88e5, eth.macsec",
    "1234, eth",
  })
  void namesWhatIsNoIpPacket(String hex, String stack) {
    DecodedHeader header = ethernet(MACS + hex);
    assertEquals(stack, header.stack());
    assertFalse(header.has("src.ip"));
  }

  @Test
  void readsIpInSessionsOverEthernet() {
    DecodedHeader header = ethernet(MACS + "8100 0007 8864 1100 0001 0042 0021" + ipv4("06") + TCP);
    assertEquals("eth.vlan.pppoes.ppp.ip.tcp", header.stack());
    assertEquals("10.0.0.1", header.address("src.ip"));
    assertEquals(0x8864, header.number("eth.type"));
    assertEquals(
        "eth.pppoes.ppp.ip6.tcp",
        ethernet(MACS + "8864 1100 0001 0042 0057" + ipv6("06") + TCP).stack());
  }

  @ParameterizedTest
  @CsvSource({
    "ff03 0021, ppp.ip",
    "0021, ppp.ip",
    "21, ppp.ip",
    "ff03 21, ppp.ip",
    "0057, ppp.ip6",
    "0281 00010140, ppp.mpls",
    "c021 01, ppp",
  })
  void readsPppInEachOfItsFramings(String hex, String stack) {
    DecodedHeader header = DecodedHeader.of(HeaderDecoder::ppp, DecodedHeader.bytes(hex));
    assertEquals(stack, header.stack());
  }

  @Test
  void namesAStackOfLabelsOnceAndKeepsItsTop() {
    DecodedHeader header = ethernet(MACS + "8847 00064040 000c8140" + ipv4("06") + TCP);
    assertEquals("eth.mpls.ip.tcp", header.stack());
    assertEquals(100, header.number("mpls.label"));
    assertEquals("10.0.0.1", header.address("src.ip"));
    assertFalse(header.has("tunnel.type"));
    assertEquals("eth.mpls.ip6.tcp", ethernet(MACS + "8848 00064140" + ipv6("06") + TCP).stack());
  }

  @ParameterizedTest
  @CsvSource({
    "00000000 020000000004020000000003", // RFC 4448, section 4.6: with a control word
    "0000002a 020000000004020000000003", // with a sequence number
    "'' 020000000004020000000003", // without: the address begins with four zero bits
  })
  void readsEthernetBehindLabels(String bytes) {
    DecodedHeader header =
        ethernet(MACS + "8847 00064140" + bytes.replace("'", "") + "0800" + ipv4("06") + TCP);
    assertEquals("eth.mpls.eth.ip.tcp", header.stack());
    assertEquals("pseudowire", header.tunnel());
    assertEquals(0x0200_0000_0001L, header.number("eth.src"));
    assertEquals(0x0200_0000_0003L, header.number("inner.eth.src"));
    assertEquals("10.0.0.1", header.address("inner.src.ip"));
    assertFalse(header.has("src.ip"));
  }

  @Test
  void aPseudowireOnTheBareWireIsNoTunnel() {
    DecodedHeader header =
        DecodedHeader.of(
            HeaderDecoder::mpls,
            DecodedHeader.bytes("00064140 00000000" + MACS + "8847 000c8140" + ipv4("06") + TCP));
    assertEquals("mpls.eth.mpls.ip.tcp", header.stack());
    assertEquals(100, header.number("mpls.label"));
    assertEquals(0x0200_0000_0001L, header.number("eth.src"));
    assertFalse(header.has("tunnel.type"));
  }

  @Test
  void noPacketIsSoughtInAnAssociatedChannel() {
    assertEquals("eth.mpls", ethernet(MACS + "8847 00064140 10000021" + innerIpv4("11")).stack());
    assertEquals(
        "eth.mpls", ethernet(MACS + "8847 00064140 00000000" + INNER_MACS + "1234").stack());
  }
}
