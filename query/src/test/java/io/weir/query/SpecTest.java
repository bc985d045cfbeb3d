package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.weir.query.syntax.QueryParser;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.SegmentLength;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the cases of the {@code *.spec} files. A file begins with {@code table NAME} and rows in
 * columns; then come cases: a query behind {@code >}, more lines of it behind {@code .}, and what
 * is expected: a table whose first line names the columns, or {@code error LINE:COLUMN} and the
 * message. A line of {@code #} is a comment; {@code -} is an absent cell. The clock stands at
 * 2026-01-01T00:10:00Z.
 */
final class SpecTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:10:00Z"), ZoneOffset.UTC);

  private static final StoreSettings SETTINGS =
      new StoreSettings(SegmentLength.DAY, 0, Duration.ofSeconds(1));

  /** Interfaces that the specs take for the edge of the network. */
  private static final Set<Interface> EDGE =
      Set.of(
          new Interface(Address.parse("192.0.2.1"), 1),
          new Interface(Address.parse("192.0.2.2"), 9));

  @TempDir static Path directory;

  private record Case(String query, int line, List<String> expected) {}

  @TestFactory
  Stream<DynamicTest> specs() throws IOException, URISyntaxException {
    Path folder = Path.of(SpecTest.class.getResource("/spec").toURI());
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        tests.addAll(cases(file));
      }
    }
    return tests.stream();
  }

  private static List<DynamicTest> cases(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> rows = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    String table = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("table ")) {
        table = line.substring(6).strip();
      } else if (line.startsWith(">")) {
        cases.add(new Case(line.substring(1).strip(), i + 1, new ArrayList<>()));
      } else if (line.startsWith(".")) {
        Case last = cases.removeLast();
        cases.add(
            new Case(
                last.query() + "\n" + line.substring(1).strip(), last.line(), last.expected()));
      } else if (cases.isEmpty()) {
        rows.add(line);
      } else {
        cases.getLast().expected().add(String.join("  ", line.strip().split(" {2,}", -1)));
      }
    }
    MemoryTable memory = parse(Tables.named(table).orElseThrow(), rows);
    String name = file.getFileName().toString();
    Path home = directory.resolve(name);
    return cases.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    name + ":" + one.line() + " " + one.query(), () -> check(home, memory, one)))
        .toList();
  }

  /** The rows of a file are stored by its first case. */
  private static void check(Path home, MemoryTable memory, Case one) throws Exception {
    try (Store store = Store.open(home, SETTINGS);
        RowWriter writer = store.writer(memory.table());
        QueryEngine engine =
            new QueryEngine(store::snapshot, 2, CLOCK, QueryLimits.DEFAULT, () -> EDGE)) {
      if (store.rows(memory.table()) == 0) {
        memory.appendTo(writer, 0, memory.rows().size());
      }
      assertEquals(String.join("\n", one.expected()), answer(engine, one.query()));
      if (!one.expected().getFirst().startsWith("error ")) {
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

  private static MemoryTable parse(Table table, List<String> lines) {
    List<String> names = List.of(lines.getFirst().strip().split(" +", -1));
    MemoryTable memory = new MemoryTable(table);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.strip().split(" +", -1);
      Map<String, Object> row = new HashMap<>();
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].equals("-")) {
          row.put(
              names.get(i),
              value(table.field(names.get(i)).orElseGet(() -> fail("no such field")), cells[i]));
        }
      }
      memory.add(row);
    }
    return memory;
  }

  private static Object value(Field field, String text) {
    return switch (field.type()) {
      case TIME -> Instant.parse("2026-01-01T" + text + "Z").toEpochMilli();
      case UINT8, UINT16, UINT32, INT64 -> Long.parseLong(text);
      case MAC -> Long.parseLong(text.replace(":", ""), 16);
      case NUMBER -> Double.parseDouble(text);
      case ADDRESS -> Address.parse(text);
      case TEXT -> text;
    };
  }
}
