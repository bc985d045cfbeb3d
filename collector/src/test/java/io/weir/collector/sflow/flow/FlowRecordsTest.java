package io.weir.collector.sflow.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.agent.StructureTally;
import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.sflow.CollectedRows;
import io.weir.collector.sflow.RecordSpecs;
import io.weir.collector.sflow.Wire;
import io.weir.storage.schema.FieldType;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FlowRecordsTest {
  private static final long RECEIVED_MILLIS = 1_800_000_000_000L;

  private final IngestCounters counters = new IngestCounters();
  private final FlowRecords records = new FlowRecords(counters, new StructureTally(), 0);

  static List<RecordSpecs.Case> cases() throws IOException, URISyntaxException {
    return RecordSpecs.read("flows");
  }

  static List<RecordSpecs.Case> layouts() throws IOException, URISyntaxException {
    return cases().stream().filter(spec -> !spec.place().startsWith("odd.spec")).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatTheDocumentSays(RecordSpecs.Case spec) {
    Set<String> lines = decode(spec.tag(), spec.body().toBytes());
    assertEquals(sorted(spec.expected()), String.join("\n", lines));
    assertEquals(spec.malformed(), counters.get(IngestCounter.RECORDS_MALFORMED) > 0);
  }

  /** In an array that is as long as the sample: reading beyond its end would not go unnoticed. */
  @ParameterizedTest
  @MethodSource("layouts")
  void anEarlyEndCostsOnlyWhatIsBehindIt(RecordSpecs.Case spec) {
    byte[] body = spec.body().toBytes();
    Set<String> whole = new TreeSet<>(spec.expected());
    for (int length = 0; length < body.length; length++) {
      Set<String> lines = decode(spec.tag(), Arrays.copyOf(body, length));
      lines.removeIf(line -> line.startsWith("stack "));
      assertTrue(whole.containsAll(lines), length + " bytes: " + lines);
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aShortRecordIsCounted(RecordSpecs.Case spec) {
    byte[] body = spec.body().toBytes();
    decode(spec.tag(), Arrays.copyOf(body, body.length - 4));
    assertTrue(counters.get(IngestCounter.RECORDS_MALFORMED) > 0);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void whatALaterVersionAddsIsIgnored(RecordSpecs.Case spec) {
    byte[] body = spec.body().toBytes();
    Set<String> lines = decode(spec.tag(), Arrays.copyOf(body, body.length + 40));
    assertEquals(sorted(spec.expected()), String.join("\n", lines));
    assertEquals(0, counters.get(IngestCounter.RECORDS_MALFORMED));
  }

  @Test
  void eachFormatHasARecordWrittenByHand() throws IOException, URISyntaxException {
    Set<String> formats = new TreeSet<>();
    FlowRecordFormat.ALL.forEach(format -> formats.add(format.tag() + " " + format.name()));
    Set<String> specs = new TreeSet<>();
    layouts().forEach(spec -> specs.add(spec.tag() + " " + spec.name()));
    assertEquals(specs, formats);
  }

  /** sFlow 802.11 Structures: records within records, as deep as one likes. */
  @Test
  void readsRecordsWithinRecordsToADepth() {
    Wire record = Wire.tagged(1036, new Wire().u32(42));
    for (int depth = 1; depth <= 4; depth++) {
      record = Wire.tagged(1016, new Wire().u32(1, 1).bytes(record.toBytes()));
      assertEquals(Set.of("queue 42"), decodeRecord(record));
    }
    assertEquals(0, counters.get(IngestCounter.RECORDS_MALFORMED));
    record = Wire.tagged(1016, new Wire().u32(1, 1).bytes(record.toBytes()));
    assertEquals(Set.of(), decodeRecord(record));
    assertEquals(1, counters.get(IngestCounter.RECORDS_MALFORMED));
  }

  @Test
  void nothingOfARowStaysForTheNext() throws IOException, URISyntaxException {
    Set<String> alone = decode(1036, new Wire().u32(42).toBytes());
    for (RecordSpecs.Case spec : cases()) {
      decode(spec.tag(), spec.body().toBytes());
      assertEquals(alone, decode(1036, new Wire().u32(42).toBytes()), spec.toString());
    }
  }

  /** The field or the pair, and its value; the time only where it is not that of receipt. */
  private Set<String> decode(int tag, byte[] body) {
    return decodeRecord(new Wire().u32(tag, body.length).bytes(body));
  }

  private Set<String> decodeRecord(Wire record) {
    byte[] sample = new Wire().u32(1).bytes(record.toBytes()).toBytes();
    Row row = records.begin(RECEIVED_MILLIS);
    records.read(sample, 0, sample.length);
    CollectedRows rows = new CollectedRows(Flows.TABLE);
    assertTrue(rows.append(row));
    Set<String> lines = new TreeSet<>();
    rows.rows().getFirst().forEach((field, value) -> lines.addAll(lines(field, value)));
    lines.remove("time " + RECEIVED_MILLIS);
    return lines;
  }

  private static List<String> lines(String field, Object value) {
    if (field.equals(Flows.EXTRA.name())) {
      return Arrays.stream(value.toString().split(" ")).map(pair -> "extra " + pair).toList();
    }
    return List.of(field + " " + (isMac(field) ? mac((long) value) : value));
  }

  private static boolean isMac(String name) {
    return Flows.TABLE.stored().stream()
        .anyMatch(field -> field.name().equals(name) && field.type() == FieldType.MAC);
  }

  private static String mac(long mac) {
    return String.format("%012x", mac).replaceAll("..(?!$)", "$0:");
  }

  private static String sorted(List<String> lines) {
    return String.join("\n", new TreeSet<>(lines));
  }
}
