package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.query.engine.QueryEngine;
import io.weir.query.syntax.QueryParser;
import io.weir.storage.schema.Address;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the cases of the {@code *.spec} files. The clock stands at 2026-01-01T00:10:00Z. */
final class SpecTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:10:00Z"), ZoneOffset.UTC);

  private static final StoreSettings SETTINGS =
      new StoreSettings(SegmentLength.DAY, 0, Duration.ofSeconds(1));

  /** Interfaces that the specs take for the edge of the network. */
  private static final List<EdgeInterfaces> EDGE =
      List.of(
          new EdgeInterfaces(Set.of(Address.parse("192.0.2.1")), Set.of(1L), Set.of()),
          new EdgeInterfaces(Set.of(Address.parse("192.0.2.2")), Set.of(9L), Set.of("xe-0/0/%")));

  @TempDir static Path directory;

  @TestFactory
  Stream<DynamicTest> specs() throws IOException, URISyntaxException {
    return SpecFile.all().stream()
        .flatMap(
            spec ->
                spec.cases().stream()
                    .map(
                        one ->
                            DynamicTest.dynamicTest(
                                spec.name() + ":" + one.line() + " " + one.query(),
                                () -> check(spec, one))));
  }

  /** The rows of a file are stored by its first case. */
  private static void check(SpecFile spec, SpecFile.Case one) throws Exception {
    MemoryTable memory = spec.rows();
    try (Store store = Store.open(directory.resolve(spec.name()), SETTINGS);
        RowWriter writer = store.writer(memory.table());
        QueryEngine engine =
            new QueryEngine(store::snapshot, 2, CLOCK, QueryLimits.DEFAULT, () -> EDGE)) {
      if (store.rows(memory.table()) == 0) {
        memory.appendTo(writer, 0, memory.rows().size());
      }
      assertEquals(String.join("\n", one.expected()), answer(engine, one.query()));
      if (!one.isMistake()) {
        String printed = QueryParser.parse(one.query()).toString();
        assertEquals(printed, QueryParser.parse(printed).toString());
      }
    }
  }

  private static String answer(QueryEngine engine, String query) throws InterruptedException {
    try {
      QueryResult result = engine.run(new QueryRequest(query, Optional.empty()));
      List<String> lines = new ArrayList<>();
      lines.add(String.join("  ", result.columns().stream().map(ResultColumn::name).toList()));
      for (Object[] row : result.rows()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
          cells.add(cell(result.columns().get(i), row[i]));
        }
        lines.add(String.join("  ", cells));
      }
      return String.join("\n", lines);
    } catch (QueryException e) {
      return "error " + e.line() + ":" + e.column() + "\n" + e.getMessage();
    }
  }

  private static String cell(ResultColumn column, Object cell) {
    return switch (cell) {
      case null -> "-";
      case Long millis when column.type() == ValueType.TIME ->
          Instant.ofEpochMilli(millis).toString();
      case Double number when Math.abs(number) < 1e12 ->
          String.valueOf(Math.round(number * 1000) / 1000.0);
      default -> cell.toString();
    };
  }
}
