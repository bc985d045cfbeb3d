package io.weir.collector.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class HeaderDecoderTest {
  private static final String MACS = "020000000002 020000000001 ";
  private static final String IPV6 =
      "6 12 34567 0100 %s 40 20010db8000000000000000000000001 20010db8000000000000000000000002 ";

  private final Row row = new Row(Flows.TABLE);
  private final HeaderDecoder decoder = new HeaderDecoder(row);

  @Test
  void readsTheOutermostOfSeveralTags() {
    ethernet(
        MACS
            + "88a8 6064 8100 20c8 0800 4500 0020 0000 0000 40 11 0000 0a000001 0a000002 0035 14e9 000c 0000");
    assertEquals(0x64, value(Flows.VLAN));
    assertEquals(3, value(Flows.VLAN_PRIORITY));
    assertEquals(0x0800, value(Flows.ETHERNET_TYPE));
    assertEquals(53, value(Flows.SOURCE_PORT));
    assertEquals(5353, value(Flows.DESTINATION_PORT));
    assertFalse(row.has(Flows.TCP_FLAGS));
  }

  @Test
  void aLengthIsNoEtherType() {
    ethernet(MACS + "0026 4242 03 000000");
    assertTrue(row.has(Flows.ETHERNET_SOURCE));
    assertFalse(row.has(Flows.ETHERNET_TYPE));
  }

  @Test
  void skipsIpv4Options() {
    ethernet(
        MACS
            + "0800 4600 0030 0000 0000 40 06 0000 0a000001 0a000002 01010101 1f90 0050 00000000 00000000 5002");
    assertEquals(8080, value(Flows.SOURCE_PORT));
    assertEquals(2, value(Flows.TCP_FLAGS));
  }

  @Test
  void onlyTheFirstFragmentHasPorts() {
    String packet = "0800 4500 0030 0000 %s 40 11 0000 0a000001 0a000002 0035 14e9 000c 0000";
    ethernet(MACS + packet.formatted("2000"));
    assertEquals(53, value(Flows.SOURCE_PORT));
    ethernet(MACS + packet.formatted("00b9"));
    assertFalse(row.has(Flows.SOURCE_PORT));
    assertEquals(17, value(Flows.PROTOCOL));
  }

  @Test
  void readsIpv6WithExtensionHeaders() {
    ethernet(
        MACS
            + "86dd"
            + IPV6.formatted("00")
            + "3c 00 000000000000"
            + "2b 00 000000000000"
            + "06 00 000000000000 1f90 0050 00000000 00000000 5011");
    assertEquals(6, value(Flows.PROTOCOL));
    assertEquals(0x12, value(Flows.IP_TOS));
    assertEquals(0x40, value(Flows.IP_TTL));
    assertEquals(296, value(Flows.IP_BYTES));
    assertEquals(8080, value(Flows.SOURCE_PORT));
    assertEquals(0x11, value(Flows.TCP_FLAGS));
  }

  @Test
  void aLaterFragmentOfIpv6HasNoPorts() {
    ethernet(MACS + "86dd" + IPV6.formatted("2c") + "11 00 00b8 00000001 0035 14e9 000c 0000");
    assertEquals(17, value(Flows.PROTOCOL));
    assertFalse(row.has(Flows.SOURCE_PORT));
  }

  @Test
  void theProtocolBehindACutExtensionHeaderIsAbsent() {
    ethernet(MACS + "86dd" + IPV6.formatted("00") + "06 00 0000");
    assertFalse(row.has(Flows.PROTOCOL));
    assertTrue(row.has(Flows.SOURCE_IP));
  }

  @Test
  void readsIcmp() {
    ethernet(MACS + "0800 4500 0030 0000 0000 40 01 0000 0a000001 0a000002 0301");
    assertEquals(3, value(Flows.ICMP_TYPE));
    assertEquals(1, value(Flows.ICMP_CODE));
    ethernet(MACS + "86dd" + IPV6.formatted("3a") + "8700");
    assertEquals(135, value(Flows.ICMP_TYPE));
  }

  @Test
  void whatIsCutOffIsAbsentAndTheRestStays() {
    byte[] whole =
        bytes(
            MACS
                + "8100 0064 0800 4500 0034 0000 4000 40 06 0000 0a000001 0a000002 9c40 01bb 00000001 00000002 5012");
    int last = 0;
    for (int length = 0; length <= whole.length; length++) {
      row.clear();
      decoder.ethernet(whole, 0, length);
      int fields = Long.bitCount(row.present(0));
      assertTrue(fields >= last, "a longer header has no fewer fields");
      last = fields;
    }
    assertEquals(0x12, value(Flows.TCP_FLAGS));
  }

  @Test
  void neverReadsBeyondTheEnd() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200_000; i++) {
      byte[] noise = new byte[random.nextInt(120)];
      random.nextBytes(noise);
      if (noise.length > 14 && random.nextBoolean()) {
        noise[12] = (byte) (random.nextBoolean() ? 0x08 : 0x86);
        noise[13] = (byte) (noise[12] == 8 ? 0 : 0xdd);
        noise[14] = (byte) (noise[12] == 8 ? 0x45 : 0x60);
      }
      row.clear();
      decoder.ethernet(noise, 0, noise.length); // an array access outside would throw
      decoder.ipv4(noise, 0, noise.length);
      decoder.ipv6(noise, 0, noise.length);
    }
    assertFalse(row.has(Flows.FRAME_BYTES), "seed " + seed);
  }

  private void ethernet(String hex) {
    byte[] bytes = bytes(hex);
    row.clear();
    decoder.ethernet(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private long value(Field field) {
    assertTrue(row.has(field), field + " is absent");
    return row.value(field.index());
  }
}
