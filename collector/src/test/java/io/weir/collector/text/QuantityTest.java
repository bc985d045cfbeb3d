package io.weir.collector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    "999999, bytes, 1.00 MB",
    "9600000000, bit/s, 9.60 Gbit/s",
    "-1500, bytes/s, -1.50 kB/s",
    "250, us, 250 µs",
    "1500, us, 1.50 ms",
    "2500000, us, 2.50 s",
    "250, ms, 250 ms",
    "12345, packets, '12,345'",
    "8443, '', 8443",
  })
  void readsAsPeopleWriteIt(long value, String unit, String text) {
    assertEquals(text, Quantity.text(value, unit));
  }

  @Test
  void keepsTwoPlacesOfAFraction() {
    assertEquals("0.33", Quantity.text(1 / 3.0, ""));
    assertEquals("1,234.5", Quantity.text(1234.5, "packets"));
    assertEquals("7", Quantity.text(7.0, ""));
    assertEquals("100", Quantity.text(100.0, ""));
  }
}
