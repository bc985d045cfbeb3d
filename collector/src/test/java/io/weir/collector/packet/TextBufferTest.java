package io.weir.collector.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextBufferTest {
  private final TextBuffer text = new TextBuffer(64);

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "-0.25, -0.25",
    "1234.5678, 1234.5678",
    "99999.99999999999, 100000",
    "0.9999999999999999, 1",
    "0.001, 0.001",
    "1e-9, 0.000000001",
    "1.5e-20, 15e-21",
    "1e22, 1e22",
    "-1.7976931348623157e308, -179769313486232e294",
    "1e-300, 0",
    "0, 0",
  })
  void putsDecimals(double number, String expected) {
    assertEquals(expected, toString(text.putDecimal(number, 15)));
  }

  @Test
  void decimalsAreAsNearAsTheirDigits() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      double number = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-280, 300));
      double read = Double.parseDouble(toString(text.clear().putDecimal(number, 15)));
      assertEquals(number, read, Math.abs(number) * 1e-14, "seed " + seed);
    }
  }

  @Test
  void putsUnsignedNumbers() {
    assertEquals("0 18446744073709551615", toString(text.put(0L).put(' ').put(-1L)));
  }

  @Test
  void namesAndWordsCanBeToldApart() {
    byte[] name = utf8("a b=%3d");
    byte[] word = utf8("c=d e\n%20\u00e9");

    text.putName(name, 0, name.length).putWord(word, 0, word.length);

    assertEquals("a%20b%3d%253d=c=d%20e%0a%2520\u00e9", toString(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String toString(TextBuffer text) {
    return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
  }
}
