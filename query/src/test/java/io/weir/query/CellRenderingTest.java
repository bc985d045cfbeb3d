package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.storage.schema.Address;
import org.junit.jupiter.api.Test;

/** Cells as people read them. */
final class CellRenderingTest {
  @Test
  void tellsRatesInBits() {
    assertEquals("1.2 Gbps", number(150e6, "bytes/s"));
    assertEquals("0 bps", number(0L, "bytes/s"));
    assertEquals("999 bps", number(999L, "bit/s"));
    assertEquals("1 Kbps", number(999.7, "bit/s"));
    assertEquals("-12.5 Mbps", number(-12.5e6, "bit/s"));
  }

  @Test
  void tellsAmountsAndLengthsOfTime() {
    assertEquals("1.5 GB", number(1_500_000_000L, "bytes"));
    assertEquals("64 B", number(64L, "bytes"));
    assertEquals("15 ms", number(15_000L, "us"));
    assertEquals("250 us", number(250_000L, "ns"));
    assertEquals("7 ns", number(7L, "ns"));
    assertEquals("90 s", number(90_000L, "ms"));
    assertEquals("2.5 h", number(9000L, "s"));
    assertEquals("3 d", number(259_200L, "s"));
    assertEquals("0 s", number(0L, "us"));
  }

  @Test
  void tellsPartsOfAWholeInPercent() {
    assertEquals("12.3 %", number(0.1234, ResultColumn.RATIO));
    assertEquals("0.00123 %", number(0.0000123, ResultColumn.RATIO));
  }

  @Test
  void leavesOtherNumbersAsTheyAre() {
    assertEquals("1234567", number(1_234_567L, ""));
    assertEquals("1235", number(1234.567, ""));
    assertEquals("0.25", number(0.25, ""));
    assertEquals("12 packets/s", number(12.0, "packets/s"));
  }

  @Test
  void tellsTimesAddressesAndWhatIsAbsent() {
    assertEquals("2026-01-01T00:00:00Z", cell(ValueType.TIME, 1_767_225_600_000L));
    assertEquals("02:00:00:00:00:0a", cell(ValueType.MAC, 0x0200_0000_000aL));
    assertEquals("10.0.0.1", cell(ValueType.ADDRESS, Address.parse("10.0.0.1")));
    assertEquals("true", cell(ValueType.BOOLEAN, true));
    assertEquals("-", cell(ValueType.TEXT, null));
  }

  private static String number(Number number, String unit) {
    return CellRendering.number(number, unit);
  }

  private static String cell(ValueType type, Object cell) {
    return CellRendering.of(new ResultColumn("x", type, ""), cell);
  }
}
