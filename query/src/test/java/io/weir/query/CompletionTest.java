package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.complete.Completion;
import io.weir.query.complete.Completion.Kind;
import io.weir.query.engine.QueryEngine;
import io.weir.query.function.Aggregate;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreCounter;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may stand where somebody types, over one sealed and one open block. In each text {@code ^}
 * is the place.
 */
final class CompletionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
  private static final int FULL = 65_536;

  @TempDir private static Path directory;
  private static Store store;
  private static QueryEngine engine;

  @BeforeAll
  static void fill() throws Exception {
    store = Store.open(directory, new StoreSettings(SegmentLength.DAY, 1, Duration.ofSeconds(1)));
    engine = new QueryEngine(store::snapshot, 1, Clock.fixed(NOW, ZoneOffset.UTC));
    MemoryTable rows = new MemoryTable(Flows.TABLE);
    for (int i = 0; i < FULL; i++) {
      rows.add(row(i % 4 == 0 ? "10.0.0.1" : "10.0.0.2", 80, "acl"));
    }
    rows.add(row("10.9.0.1", 443, "a \"quoted\" one"));
    try (RowWriter writer = store.writer(Flows.TABLE)) {
      rows.appendTo(writer, 0, FULL + 1);
      while (store.counters().get(StoreCounter.BLOCKS_SEALED) == 0) {
        LockSupport.parkNanos(100_000);
      }
    }
  }

  private static Map<String, Object> row(String agent, long port, String reason) {
    return Map.of(
        "time",
        NOW.toEpochMilli() - 60_000,
        "agent",
        Address.parse(agent),
        "dst.port",
        port,
        "drop.reason",
        reason);
  }

  @AfterAll
  static void close() {
    engine.close();
    store.close();
  }

  @Test
  void aQueryBeginsWithATable() throws Exception {
    assertEquals(Tables.all().stream().map(Table::name).toList(), texts("^"));
  }

  @Test
  void stagesFollowAPipe() throws Exception {
    List<Completion> completions = complete("flows | ^");

    assertTrue(completions.stream().allMatch(one -> one.kind() == Kind.KEYWORD));
    assertTrue(texts("flows | ^").containsAll(List.of("where", "stats", "sort", "top", "limit")));
  }

  @Test
  void aFieldSaysWhatItIs() throws Exception {
    assertEquals(
        new Completion(
            "frame.bytes",
            Kind.FIELD,
            "integer",
            "bytes",
            "Length of the sampled frame on the wire, frame check sequence included.",
            14,
            21),
        complete("flows | where frame.b^").getFirst());
  }

  @Test
  void aWordIsReplacedToItsEnd() throws Exception {
    Completion completion = complete("flows | where src.^ipp = 1").getFirst();

    assertEquals(14, completion.from());
    assertEquals(21, completion.to());
  }

  @Test
  void everyAggregateMayStandBehindStats() throws Exception {
    List<String> texts = texts("flows | stats ^");

    assertTrue(texts.containsAll(Aggregate.names().stream().map(name -> name + "(").toList()));
    assertFalse(texts.contains("src.ip"));
  }

  @Test
  void behindStatsItsColumnsAreAllThereIs() throws Exception {
    assertEquals(
        List.of("src.ip", "traffic"),
        texts("flows | stats sum(bytes) as traffic, max(time) by src.ip | top 5 by ^"));
    assertEquals(List.of("traffic"), texts("flows | stats sum(bytes) as traffic | sort tr^"));
  }

  @Test
  void fieldsLeavesTheColumnsThatItNames() throws Exception {
    assertEquals(List.of("src.ip", "vlan"), texts("flows | fields src.ip, vlan | sort ^"));
  }

  @Test
  void aMistakeInAnEarlierStageHidesNoField() throws Exception {
    assertTrue(texts("flows | where nothing = 1 | where src.^").contains("src.ip"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "where agent = ^                   | 10.0.0.2, 10.0.0.1, 10.9.0.1",
        "where agent != 10.9^              | 10.9.0.1",
        "where agent in (10.0.0.2, 10.0^   | 10.0.0.2, 10.0.0.1",
        "where agent not in (^             | 10.0.0.2, 10.0.0.1, 10.9.0.1",
        "where drop.reason = \"^           | \"acl\", \"a \\\"quoted\\\" one\"",
        "where drop.reason = \"ac^         | \"acl\"",
        "where not (vlan = 1 or agent = 10.9^ | 10.9.0.1",
      })
  void valuesComeOutOfTheBlocksTheMostFrequentFirst(String stage, String values) throws Exception {
    List<String> found =
        complete("flows | " + stage).stream()
            .filter(one -> one.kind() == Kind.VALUE)
            .map(Completion::text)
            .toList();

    assertEquals(Arrays.asList(values.split(", ", -1)), found);
  }

  @Test
  void aFieldWithoutAnIndexHasNoValues() throws Exception {
    assertTrue(
        complete("flows | where dst.port = ^").stream().noneMatch(one -> one.kind() == Kind.VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flows // a comm^",
        "flows | stats sum(bytes) as ^",
        "flows | where where ^",
        "flows § ^",
        "flows | where agent = 1 \"^",
        "nothing | where ^ x",
      })
  void thereIsNothingWhereNothingIsKnown(String text) throws Exception {
    assertTrue(
        complete(text).stream()
            .noneMatch(one -> one.kind() == Kind.FIELD || one.kind() == Kind.VALUE),
        () -> text);
  }

  @Test
  void signsFollowWhatIsWhole() throws Exception {
    assertEquals(List.of("|"), texts("flows last 5m ^"));
    assertTrue(texts("flows | where vlan ^").containsAll(List.of("=", "!=", "in", "is", ">=")));
  }

  /** The walk through the grammar is in few places at once, however deep the query nests. */
  @Test
  void longAndDeepQueriesAreCompleted() throws Exception {
    String deep = "flows | where " + "(".repeat(60) + "vlan = 1 or vlan = 2 and ".repeat(400) + "^";

    assertTrue(texts(deep).contains("vlan"));
  }

  private static List<String> texts(String marked) throws InterruptedException {
    return complete(marked).stream().map(Completion::text).toList();
  }

  private static List<Completion> complete(String marked) throws InterruptedException {
    return engine.complete(marked.replace("^", ""), marked.indexOf('^'));
  }
}
