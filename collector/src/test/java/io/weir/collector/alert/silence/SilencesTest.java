package io.weir.collector.alert.silence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.alert.rule.Labels;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SilencesTest {
  private static final long NOW = 1_767_225_600_000L;
  private static final Labels A = new Labels(Map.of("agent", "10.0.0.1", "severity", "page"));

  @TempDir private Path directory;
  private Silences silences;

  @BeforeEach
  void read() throws Exception {
    silences = at(NOW);
  }

  @Test
  void coversWhatAllItsMatchersMatchWhileItLasts() throws Exception {
    add("agent=10.0.0.*", "severity!=info");
    assertTrue(silences.covering(A).isPresent());
    assertFalse(silences.covering(new Labels(Map.of("agent", "10.0.1.1"))).isPresent());
    assertFalse(at(NOW + 60_000).covering(A).isPresent());
  }

  @Test
  void endsEarlyWhenToldTo() throws Exception {
    String id = add("severity=page");
    assertTrue(silences.end(id));
    assertFalse(silences.covering(A).isPresent());
    assertFalse(silences.end("another"));
  }

  @Test
  void outlivesTheProcess() throws Exception {
    add("severity=page");
    silences.acknowledge("e1", "kim", "on it");
    Silences again = at(NOW);
    assertTrue(again.covering(A).isPresent());
    assertEquals("kim", again.acknowledgement("e1").orElseThrow().by());
    again.forget(List.of("e1"));
    assertTrue(again.acknowledgement("e1").isEmpty());
  }

  @Test
  void refusesASilenceOfEverything() {
    IllegalArgumentException mistake =
        assertThrows(
            IllegalArgumentException.class, () -> silences.add(List.of(), NOW, NOW + 1, "kim", ""));
    assertEquals("a silence needs a matcher; without, it would cover all", mistake.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "a=b, b, true",
    "a=b, bc, false",
    "a=b*, bc, true",
    "a=*c, bc, true",
    "a=b*d, bcd, true",
    "a=b*b, b, false",
    "a=*, '', true",
    "a=x*y*z, x1y2z, true",
    "a=x*y*z, xz, false",
    "a!=b, '', true",
    "a=, '', true"
  })
  void matches(String matcher, String value, boolean expected) {
    assertEquals(expected, LabelMatcher.parse(matcher).matches(new Labels(Map.of("a", value))));
  }

  private String add(String... matchers) {
    return silences.add(
        List.of(matchers).stream().map(LabelMatcher::parse).toList(), NOW, NOW + 60_000, "kim", "");
  }

  private Silences at(long millis) throws Exception {
    Silences opened =
        new Silences(
            directory.resolve("silences.json"),
            Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    opened.read();
    return opened;
  }
}
