package io.weir.collector.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class CaptureTest {
  private static final String UDP =
      "4500 0020 0000 0000 40 11 0000 0a000001 0a000002 1234 18c7 000c 0000 01020304";
  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;

  @Test
  void readsBothByteOrdersAndBothClocks() throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      assertEquals(1_700_000_000_123L, first(file(order, MICROS, 101, 123_456, UDP)).timeMillis());
      assertEquals(
          1_700_000_000_123L, first(file(order, NANOS, 101, 123_456_789, UDP)).timeMillis());
    }
  }

  @Test
  void findsTheDatagramBehindEachKindOfLink() throws IOException {
    String ethernet = "020000000001 020000000002 ";
    assertPayload(1, ethernet + "0800" + UDP);
    assertPayload(1, ethernet + "8100 0064 0800" + UDP);
    assertPayload(101, UDP);
    assertPayload(113, "0000 0001 0006 0200000000010000 0800" + UDP);
    assertPayload(276, "0800 0000 00000001 0001 00 06 0200000000010000" + UDP);
    assertPayload(0, "02000000" + UDP);
    assertPayload(108, "00000002" + UDP);
    assertPayload(
        101,
        "60000000 000c 11 40 20010db8000000000000000000000001 20010db8000000000000000000000002 1234 18c7 000c 0000 01020304");
  }

  @Test
  void passesOverAndCountsFragments() throws IOException {
    assertFragments(1, UDP.replace("0020 0000 0000", "0020 0000 2000"));
    assertFragments(1, UDP.replace("0020 0000 0000", "0020 0000 0001"));
    assertFragments(
        1,
        "60000000 0014 2c 40 20010db8000000000000000000000001 20010db8000000000000000000000002 11 00 0001 00000001 1234 18c7 000c 0000 01020304");
  }

  @Test
  void passesOverOtherProtocols() throws IOException {
    assertFragments(0, UDP.replace("40 11", "40 06"));
    assertFragments(0, UDP.replace("0020 0000 0000 40 11", "0020 0000 2000 40 06"));
  }

  @Test
  void saysThatAFileIsCut() throws IOException {
    byte[] whole = file(ByteOrder.BIG_ENDIAN, MICROS, 101, 0, UDP);
    try (Capture capture = open(Arrays.copyOf(whole, whole.length - 3))) {
      assertFalse(capture.next());
      assertTrue(capture.isCut());
    }
    try (Capture capture = open(whole)) {
      assertTrue(capture.next());
      assertFalse(capture.next());
      assertFalse(capture.isCut());
    }
  }

  @Test
  void namesWhatIsNoCapture() {
    assertRefused(
        "no capture", "some text that is longer than a header".getBytes(StandardCharsets.UTF_8));
    assertRefused("shorter than the header", new byte[3]);
    assertRefused("editcap -F pcap", HexFormat.of().parseHex("0a0d0d0a" + "00".repeat(40)));
    assertRefused("begins as a gzip file", HexFormat.of().parseHex("1f8b" + "42".repeat(40)));
    assertRefused("link type 127", file(ByteOrder.BIG_ENDIAN, MICROS, 127, 0, UDP));
    IOException missing =
        assertThrows(CaptureException.class, () -> Capture.open(Path.of("no-such.pcap")));
    assertTrue(missing.getMessage().contains("no-such.pcap"), missing.getMessage());
  }

  private static void assertRefused(String reason, byte[] bytes) {
    CaptureException refusal = assertThrows(CaptureException.class, () -> open(bytes));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith("x.pcap"), refusal.getMessage());
  }

  private static void assertFragments(long count, String packet) throws IOException {
    try (Capture capture = open(file(ByteOrder.BIG_ENDIAN, MICROS, 101, 0, packet))) {
      assertFalse(capture.next());
      assertEquals(count, capture.fragments());
    }
  }

  private static void assertPayload(int link, String packet) throws IOException {
    UdpPayload payload = first(file(ByteOrder.BIG_ENDIAN, MICROS, link, 0, packet)).payload();
    assertEquals(
        "01020304",
        HexFormat.of()
            .formatHex(payload.bytes(), payload.offset(), payload.offset() + payload.length()));
  }

  private static Capture first(byte[] file) throws IOException {
    Capture capture = open(file);
    assertTrue(capture.next());
    return capture;
  }

  private static Capture open(byte[] file) throws IOException {
    InputStream stream = new ByteArrayInputStream(file);
    return Capture.open("x.pcap", stream);
  }

  private static byte[] file(ByteOrder order, int magic, int link, int fraction, String packet) {
    byte[] bytes = HexFormat.of().parseHex(packet.replace(" ", ""));
    ByteBuffer file = ByteBuffer.allocate(40 + bytes.length).order(order);
    file.putInt(magic)
        .putShort((short) 2)
        .putShort((short) 4)
        .putInt(0)
        .putInt(0)
        .putInt(65_535)
        .putInt(link);
    file.putInt(1_700_000_000)
        .putInt(fraction)
        .putInt(bytes.length)
        .putInt(bytes.length)
        .put(bytes);
    return file.array();
  }
}
