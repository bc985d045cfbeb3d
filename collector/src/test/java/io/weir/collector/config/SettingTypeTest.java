package io.weir.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {
  @ParameterizedTest
  @CsvSource({"1B, 1", "32MiB, 33554432", "1 GB, 1000000000", "5kB, 5000"})
  void readsSizes(String text, long bytes) {
    assertEquals(bytes, SettingType.SIZE.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "1s, PT1S", "15 m, PT15M", "2h, PT2H", "7d, PT168H"})
  void readsDurations(String text, Duration duration) {
    assertEquals(duration, SettingType.DURATION.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "32",
        "32MX",
        "MiB",
        "-1MiB",
        "1.5GiB",
        "9999999999999999MiB",
        "999999999999999TiB"
      })
  void refusesWhatIsNoSize(String text) {
    assertRefused(SettingType.SIZE, text, "size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1 year", "s", "-1s", ""})
  void refusesWhatIsNoDuration(String text) {
    assertRefused(SettingType.DURATION, text, "duration");
  }

  @Test
  void saysTheRangeOfANumber() {
    assertRefused(SettingType.number(1, 64), "65", "use a number from 1 to 64");
    assertRefused(SettingType.number(1, 64), "two", "use a number from 1 to 64");
  }

  private static void assertRefused(SettingType<?> type, String text, String problem) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> type.parse(text)).getMessage();

    assertTrue(message.contains(problem), message);
  }
}
