package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.ingest.IngestCounter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples of every kind, from bytes written by hand. */
final class SampleSpecsTest {
  /** What the datagram says, the same for every sample. */
  private static final Set<String> COMMON =
      Set.of("time " + Decoded.TIME_MILLIS, "agent 192.0.2.1", "agent.sub 7");

  private static final Set<String> TABLES = Set.of("flows", "counters", "drops");

  static List<RecordSpecs.Case> cases() throws IOException, URISyntaxException {
    return RecordSpecs.read("samples");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void makesTheRowsThatTheDocumentSays(RecordSpecs.Case spec) {
    Decoded decoded = new Decoded().decode(Wire.datagram(1, Wire.tagged(spec.tag(), spec.body())));
    assertEquals(expected(spec.expected()), rows(decoded));
    assertEquals(spec.malformed(), decoded.broken() > 0);
    assertEquals(0, decoded.count(IngestCounter.SAMPLES_SKIPPED));
  }

  @Test
  void eachFormatHasASampleWrittenByHand() throws IOException, URISyntaxException {
    Set<String> specs = new TreeSet<>();
    cases().forEach(spec -> specs.add(spec.tag() + " " + spec.name()));
    Set<String> formats = new TreeSet<>();
    Stream.of(SampleFormat.values())
        .map(SampleFormat::structure)
        .forEach(format -> formats.add(format.tag() + " " + format.name()));
    assertEquals(specs, formats);
  }

  /** A row a line: its table, then its fields in order. */
  private static String expected(List<String> lines) {
    List<Set<String>> rows = new ArrayList<>();
    for (String line : lines) {
      if (TABLES.contains(line)) {
        rows.add(new TreeSet<>());
        rows.getLast().add("a row of " + line);
      } else {
        rows.getLast().add(line);
      }
    }
    return text(rows);
  }

  private static String rows(Decoded decoded) {
    List<Set<String>> rows = new ArrayList<>();
    decoded.flows().forEach(row -> rows.add(row("flows", row)));
    decoded.values().forEach(row -> rows.add(row("counters", row)));
    decoded.drops().forEach(row -> rows.add(row("drops", row)));
    return text(rows);
  }

  private static Set<String> row(String table, Map<String, Object> row) {
    Set<String> fields = new TreeSet<>();
    row.forEach((field, value) -> fields.add(field + " " + value));
    fields.removeAll(COMMON);
    fields.add("a row of " + table);
    return fields;
  }

  private static String text(List<Set<String>> rows) {
    return String.join("\n", rows.stream().map(Set::toString).toList());
  }
}
