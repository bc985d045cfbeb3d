package io.weir.collector.sflow.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.sflow.CollectedRows;
import io.weir.collector.sflow.RecordSpecs;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CounterRecordDecoderTest {
  private final CollectedRows rows = new CollectedRows(Counters.TABLE);
  private final CounterRecordDecoder decoder =
      new CounterRecordDecoder(new Row(Counters.TABLE), rows, new IngestCounters());

  static List<RecordSpecs.Case> cases() throws IOException, URISyntaxException {
    return RecordSpecs.read("counters");
  }

  /** Records of the greatest layout that is known. */
  static List<RecordSpecs.Case> layouts() throws IOException, URISyntaxException {
    return cases().stream().filter(spec -> !spec.place().startsWith("odd.spec")).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatTheDocumentSays(RecordSpecs.Case spec) {
    boolean whole = decode(spec.tag(), spec.body().toBytes());
    assertEquals(String.join("\n", spec.expected()), String.join("\n", lines()));
    assertEquals(spec.malformed(), !whole);
  }

  /** In an array that is as long as the record: reading beyond its end would not go unnoticed. */
  @ParameterizedTest
  @MethodSource("cases")
  void anEarlyEndCostsOnlyWhatIsBehindIt(RecordSpecs.Case spec) {
    byte[] body = spec.body().toBytes();
    for (int length = 0; length < body.length; length++) {
      rows.rows().clear();
      decode(spec.tag(), Arrays.copyOf(body, length));
      int count = rows.rows().size();
      assertTrue(count <= spec.expected().size(), () -> "rows of a part: " + lines());
      assertEquals(spec.expected().subList(0, count), lines(), length + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void whatALaterVersionAddsIsIgnored(RecordSpecs.Case spec) {
    byte[] body = spec.body().toBytes();
    decode(spec.tag(), Arrays.copyOf(body, body.length + 40));
    assertEquals(spec.expected(), lines());
  }

  @Test
  void eachFormatHasARecordWrittenByHand() throws IOException, URISyntaxException {
    Set<String> formats = new TreeSet<>();
    CounterFormats.all().forEach(format -> formats.add(format.tag() + " " + format.name()));
    Set<String> specs = new TreeSet<>();
    cases().forEach(spec -> specs.add(spec.tag() + " " + spec.name()));
    assertEquals(specs, formats);
  }

  /** Both structures of memcached count the same. */
  @Test
  void aNameHasOneMeaning() {
    Set<String> names = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (CounterFormat format : CounterFormats.all()) {
      for (CounterItem item : format.items()) {
        if (item.kind().label().isEmpty() || item.name().startsWith("memcache_")) {
          continue;
        }
        if (!names.add(item.name())) {
          twice.add(item.name());
        }
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void anUnknownTagHasNoFormat() {
    assertTrue(CounterFormats.place(12) < 0);
    assertTrue(CounterFormats.place(-1) < 0);
    assertEquals("if_counters", format(1).name());
    assertEquals("nvidia_gpu", format(23359489).name());
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    String longest = "x".repeat(254) + "é" + "x".repeat(40);
    byte[] bytes = longest.getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[4 + bytes.length];
    body[2] = (byte) (bytes.length >>> 8);
    body[3] = (byte) bytes.length;
    System.arraycopy(bytes, 0, body, 4, bytes.length);
    assertTrue(decode(1005, body));
    assertEquals("x".repeat(254), rows.rows().getFirst().get("text"));
    decode(2202, Arrays.copyOf(body, body.length + 4));
    assertEquals("application=" + "x".repeat(254), rows.rows().getLast().get("tags"));
  }

  @Test
  void countsRowsForWhichThereIsNoRoom() {
    IngestCounters counters = new IngestCounters();
    CounterRecordDecoder full =
        new CounterRecordDecoder(new Row(Counters.TABLE), new Full(), counters);
    full.decode(format(2002), new byte[8], 0, 8);
    assertEquals(2, counters.get(IngestCounter.ROWS_LOST));
  }

  private static CounterFormat format(int tag) {
    return CounterFormats.all().get(CounterFormats.place(tag));
  }

  private boolean decode(int tag, byte[] body) {
    return decoder.decode(format(tag), body, 0, body.length);
  }

  private List<String> lines() {
    return rows.rows().stream().map(CounterRecordDecoderTest::line).toList();
  }

  private static String line(Map<String, Object> row) {
    String tags = row.containsKey("tags") ? "{" + row.get("tags") + "}" : "";
    String value = row.containsKey("value") ? plain((double) row.get("value")) : "";
    return row.get("name")
        + tags
        + " "
        + row.get("kind")
        + " "
        + value
        + row.getOrDefault("text", "");
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** Has no room. */
  private static final class Full implements RowWriter {
    @Override
    public boolean append(Row row) {
      return false;
    }

    @Override
    public void publish() {}

    @Override
    public void close() {}
  }
}
