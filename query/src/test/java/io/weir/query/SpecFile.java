package io.weir.query;

import static org.junit.jupiter.api.Assertions.fail;

import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Table;
import io.weir.storage.schema.Tables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of queries and what they answer. It begins with {@code table NAME} and rows in columns;
 * then come cases: a query behind {@code >}, more lines of it behind {@code .}, and what is
 * expected: a table whose first line names the columns, or {@code error LINE:COLUMN} and the
 * message. A line of {@code #} is a comment; {@code -} is an absent cell.
 */
record SpecFile(String name, MemoryTable rows, List<Case> cases) {
  /** A query, where it stands in the file, and the lines that are expected. */
  record Case(int line, String query, List<String> expected) {
    boolean isMistake() {
      return expected.getFirst().startsWith("error ");
    }
  }

  /** All that there are, by name. */
  static List<SpecFile> all() throws IOException, URISyntaxException {
    Path folder = Path.of(SpecFile.class.getResource("/spec").toURI());
    List<SpecFile> specs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        specs.add(read(file));
      }
    }
    return specs;
  }

  private static SpecFile read(Path file) throws IOException {
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
        cases.add(new Case(i + 1, line.substring(1).strip(), new ArrayList<>()));
      } else if (line.startsWith(".")) {
        Case last = cases.removeLast();
        String longer = last.query() + "\n" + line.substring(1).strip();
        cases.add(new Case(last.line(), longer, last.expected()));
      } else if (cases.isEmpty()) {
        rows.add(line);
      } else {
        cases.getLast().expected().add(String.join("  ", line.strip().split(" {2,}", -1)));
      }
    }
    MemoryTable memory = parse(Tables.named(table).orElseThrow(), rows);
    return new SpecFile(file.getFileName().toString(), memory, cases);
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
