package io.weir.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, bytes, 0 B",
    "999, bytes, 999 B",
    "1000, bytes, 1 kB",
    "1234567, bytes, 1.23 MB",
    "12345678, bytes, 12.3 MB",
    "999999, bytes, 1 MB",
    "9600000000, bit/s, 9.6 Gbps",
    "150000000, bytes/s, 1.2 Gbps",
    "-1500, bytes/s, -12 kbps",
    "2500000, packets/s, 2.5 Mpackets/s",
    "7, ns, 7 ns",
    "250, us, 250 µs",
    "1500, us, 1.5 ms",
    "2500000, us, 2.5 s",
    "250, ms, 250 ms",
    "90000, ms, 90 s",
    "150, s, 2.5 min",
    "9000, s, 2.5 h",
    "259200, s, 3 d",
    "0, us, 0 s",
    "12345, packets, '12,345 packets'",
    "8443, '', 8443",
  })
  void readsAsPeopleWriteIt(long value, String unit, String text) {
    assertEquals(text, Quantity.text(value, unit));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1234, ratio, 12.3 %",
    "0.0000123, ratio, 0.00123 %",
    "0.3333333, '', 0.333",
    "31581304.0, '', '31,581,304'",
    "1234.567, packets, '1,235 packets'",
    "7.0, '', 7",
    "100.0, '', 100",
    "0.0, '', 0",
  })
  void keepsThreeDigitsOfAFraction(double value, String unit, String text) {
    assertEquals(text, Quantity.text(value, unit));
  }

  @Test
  void tellsWholeNumbersOfAnySize() {
    BigInteger beyond64Bits = BigInteger.TWO.pow(64);
    assertEquals("18446744073709551616", Quantity.text(beyond64Bits, ""));
    assertEquals("18.4 EB", Quantity.text(beyond64Bits, "bytes"));
    assertEquals("18,446,744,073,709,551,616 packets", Quantity.text(beyond64Bits, "packets"));
  }
}
