package io.weir.collector.packet;

import static io.weir.collector.packet.DecodedHeader.INNER_MACS;
import static io.weir.collector.packet.DecodedHeader.MACS;
import static io.weir.collector.packet.DecodedHeader.TCP;
import static io.weir.collector.packet.DecodedHeader.ethernet;
import static io.weir.collector.packet.DecodedHeader.innerIpv4;
import static io.weir.collector.packet.DecodedHeader.ipv4;
import static io.weir.collector.packet.DecodedHeader.ipv6;
import static io.weir.collector.packet.DecodedHeader.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packets inside packets. */
final class TunnelTest {
  private static final String VXLAN = "08 000000 00002a 00 "; // RFC 7348, section 5: network 42
  private static final String FRAME = INNER_MACS + "8100 0063 0800" + innerIpv4("06") + TCP;

  @Test
  void keepsThePacketInsideBesideTheOneThatCarriesIt() {
    DecodedHeader header =
        ethernet(MACS + "8100 0007 0800" + ipv4("11") + udp("12b5") + VXLAN + FRAME);
    assertEquals("eth.vlan.ip.udp.vxlan.eth.vlan.ip.tcp", header.stack());
    assertEquals("vxlan", header.tunnel());
    assertEquals(42, header.number("vni"));
    assertEquals(0x0200_0000_0001L, header.number("eth.src"));
    assertEquals(7, header.number("vlan"));
    assertEquals("10.0.0.1", header.address("src.ip"));
    assertEquals(17, header.number("protocol"));
    assertEquals(50_000, header.number("src.port"));
    assertFalse(header.has("tcp.flags"));
    assertEquals(0x0200_0000_0003L, header.number("inner.eth.src"));
    assertEquals(0x0200_0000_0004L, header.number("inner.eth.dst"));
    assertEquals(0x63, header.number("inner.vlan"));
    assertEquals("10.1.0.1", header.address("inner.src.ip"));
    assertEquals("10.1.0.2", header.address("inner.dst.ip"));
    assertEquals(6, header.number("inner.protocol"));
    assertEquals(8, header.number("inner.ip.tos"));
    assertEquals(8080, header.number("inner.src.port"));
    assertEquals(80, header.number("inner.dst.port"));
    assertEquals(0x42, header.number("inner.tcp.flags"));
  }

  @Test
  void deeperTunnelsAreNamedAndNotKept() {
    DecodedHeader header =
        ethernet(
            MACS
                + "0800"
                + ipv4("11")
                + udp("2118")
                + VXLAN
                + INNER_MACS
                + "86dd"
                + ipv6("2f")
                + "2000 0800 00000005"
                + innerIpv4("04")
                + innerIpv4("06")
                + TCP);
    assertEquals("eth.ip.udp.vxlan.eth.ip6.gre.ip.ip.tcp", header.stack());
    assertEquals("vxlan", header.tunnel());
    assertEquals("2001:db8::1", header.address("inner.src.ip"));
    assertEquals(47, header.number("inner.protocol"));
    assertFalse(header.has("gre.key"));
    assertFalse(header.has("inner.src.port"));
  }

  @Test
  void nothingOfAnEarlierPacketIsLeftInside() {
    Row row = new Row(Flows.TABLE);
    HeaderDecoder decoder = new HeaderDecoder(row);
    String begin = MACS + "0800" + ipv4("11") + udp("12b5") + VXLAN;
    byte[] first = DecodedHeader.bytes(begin + FRAME);
    byte[] second = DecodedHeader.bytes(begin + INNER_MACS + "0806");
    decoder.ethernet(first, 0, first.length);
    assertTrue(row.has(Flows.INNER_SOURCE_IP));
    row.clear();
    decoder.ethernet(second, 0, second.length);
    assertTrue(row.has(Flows.INNER_ETHERNET_SOURCE));
    assertFalse(row.has(Flows.INNER_SOURCE_IP));
  }

  @ParameterizedTest
  @CsvSource({
    "0000 0800, ip.tcp, gre, '', ''", // RFC 2784
    "8000 0800 1234 0000, ip.tcp, gre, '', ''", // with a checksum
    "2000 0800 00000007, ip.tcp, gre, 7, ''", // RFC 2890: with a key
    "b000 0800 12340000 00000007 00000001, ip.tcp, gre, 7, ''", // with all three
    "0000 86dd, ip6, gre, '', ''",
    "0000 8847 00064140, mpls.ip.tcp, gre, '', ''",
    "2000 6558 00002a05, eth, nvgre, 10757, 42", // RFC 7637, section 3.2
    "3000 6558 00002a05 00000001, eth, gre, 10757, ''",
    "3081 880b 00200001 00000001 00000001 ff03 0021, ppp.ip.tcp, gre, '', ''", // RFC 2637
    "0000 1234, '', gre, '', ''",
  })
  void readsGre(String gre, String inside, String tunnel, String key, String network) {
    DecodedHeader header = ethernet(MACS + "0800" + ipv4("2f") + gre + innerIpv4("06") + TCP);
    assertEquals(inside.isEmpty() ? "eth.ip.gre" : "eth.ip.gre." + inside, header.stack());
    assertEquals(tunnel, header.tunnel());
    assertEquals(key.isEmpty() ? null : Long.valueOf(key), header.fields().get("gre.key"));
    assertEquals(network.isEmpty() ? null : Long.valueOf(network), header.fields().get("vni"));
    assertEquals(47, header.number("protocol"));
    assertEquals(inside.endsWith("ip.tcp"), header.has("inner.tcp.flags"));
  }

  @ParameterizedTest
  @CsvSource({
    "4000 0800", // RFC 1701: with a route
    "0002 0800", // of an unknown version
    "2000 0800", // cut before its key
  })
  void greThatCannotBeReadIsOnlyNamed(String gre) {
    DecodedHeader header = ethernet(MACS + "0800" + ipv4("2f") + gre);
    assertEquals("eth.ip.gre", header.stack());
    assertFalse(header.has("tunnel.type"));
  }

  @ParameterizedTest
  @CsvSource({
    "0000 88be", // type I
    "1000 88be 00000001 10070000 00000000", // type II
    "1000 22eb 00000001 20070000 00000000 00000000", // type III
    "1000 22eb 00000001 20070000 00000000 00000001 0000000000000000", // with a subheader
  })
  void readsMirroredFrames(String gre) {
    DecodedHeader header = ethernet(MACS + "0800" + ipv4("2f") + gre + FRAME);
    assertEquals("eth.ip.gre.erspan.eth.vlan.ip.tcp", header.stack());
    assertEquals("erspan", header.tunnel());
    assertEquals("10.1.0.1", header.address("inner.src.ip"));
  }

  @Test
  void aPseudowireInGreIsTheFirstTunnel() {
    DecodedHeader header =
        ethernet(
            MACS
                + "0800"
                + ipv4("2f")
                + "0000 8847 00064140 00000000"
                + INNER_MACS
                + "0800"
                + innerIpv4("06")
                + TCP);
    assertEquals("eth.ip.gre.mpls.eth.ip.tcp", header.stack());
    assertEquals("gre", header.tunnel());
    assertEquals(0x0200_0000_0003L, header.number("inner.eth.src"));
    assertEquals("10.1.0.1", header.address("inner.src.ip"));
    assertEquals(100, header.number("mpls.label"));
  }

  @Test
  void skipsTheOptionsOfGeneve() {
    DecodedHeader header =
        ethernet(
            MACS
                + "86dd"
                + ipv6("11")
                + udp("17c1")
                + "02 40 6558 00002a 00 0102800100000001" // RFC 8926, section 3.4
                + FRAME);
    assertEquals("eth.ip6.udp.geneve.eth.vlan.ip.tcp", header.stack());
    assertEquals("geneve", header.tunnel());
    assertEquals(42, header.number("vni"));
    assertEquals(0x63, header.number("inner.vlan"));
    assertEquals(
        "eth.ip.udp.geneve.ip.tcp",
        ethernet(
                MACS + "0800" + ipv4("11") + udp("17c1") + "00 00 0800 00002a 00" + innerIpv4("06"))
            .stack());
  }

  @ParameterizedTest
  @CsvSource({
    "30 ff 0028 00000001, 1", // 3GPP TS 29.281, section 5.1
    "32 ff 002c 00000001 0001 00 00, 1", // with a sequence number
    "34 ff 0030 00000001 0000 00 85 01 1001 00, 1", // with a PDU session container
    "34 ff 0030 00000001 0000 00 85 01 1001 c0 01 0000 00, 1", // and another extension
    "34 ff 0030 00000001 0000 00 85 00 1001 00, 0", // an extension without a length
  })
  void readsThePacketInGtp(String gtp, int packets) {
    DecodedHeader header =
        ethernet(MACS + "0800" + ipv4("11") + udp("0868") + gtp + innerIpv4("06") + TCP);
    assertEquals("eth.ip.udp.gtp" + ".ip.tcp".repeat(packets), header.stack());
    assertEquals("gtp", header.tunnel());
  }

  @Test
  void aSignalOfGtpCarriesNothing() {
    DecodedHeader header =
        ethernet(MACS + "0800" + ipv4("11") + udp("0868") + "32 01 0004 00000000 0001 00 00");
    assertEquals("eth.ip.udp.gtp", header.stack());
    assertFalse(header.has("tunnel.type"));
  }

  @ParameterizedTest
  @CsvSource({
    "12b5, 00 000000 00002a 00", // VXLAN whose network is not valid
    "17c1, 40 00 6558 00002a 00", // GENEVE of an unknown version
    "0868, 50 ff 0028 00000001", // GTP of another version
    "0035, 08 000000 00002a 00", // another port
    "12b5, 08 000000 0000", // cut off
  })
  void whatIsOnlyLikeATunnelIsNone(String port, String bytes) {
    DecodedHeader header = ethernet(MACS + "0800" + ipv4("11") + udp(port) + bytes);
    assertEquals("eth.ip.udp", header.stack());
    assertFalse(header.has("tunnel.type"));
    assertFalse(header.has("vni"));
  }

  @Test
  void readsIpInIp() {
    tunnel("ipip", "eth.ip.ip.tcp", "0800" + ipv4("04") + innerIpv4("06"));
    tunnel("6in4", "eth.ip.ip6.tcp", "0800" + ipv4("29") + ipv6("06"));
    tunnel("4in6", "eth.ip6.ip.tcp", "86dd" + ipv6("04") + innerIpv4("06"));
    tunnel("6in6", "eth.ip6.ip6.tcp", "86dd" + ipv6("29") + ipv6("06"));
  }

  @Test
  void readsMplsInIpAndInUdp() {
    tunnel("mpls", "eth.ip.mpls.ip.tcp", "0800" + ipv4("89") + "00064140" + innerIpv4("06"));
    tunnel(
        "mpls",
        "eth.ip.udp.mpls.ip.tcp",
        "0800" + ipv4("11") + udp("19eb") + "00064140" + innerIpv4("06"));
  }

  @Test
  void theDepthIsBounded() {
    String tags = "8100 0001 ".repeat(60);
    DecodedHeader header = ethernet(MACS + tags + "0800" + ipv4("06") + TCP);
    assertEquals("eth" + ".vlan".repeat(23), header.stack());
    assertFalse(header.has("src.ip"));
  }

  private static void tunnel(String type, String stack, String packet) {
    DecodedHeader header = ethernet(MACS + packet + TCP);
    assertEquals(stack, header.stack());
    assertEquals(type, header.tunnel());
    assertTrue(header.has("src.ip"));
    assertTrue(header.has("inner.src.ip"));
    assertEquals(80, header.number("inner.dst.port"));
  }
}
