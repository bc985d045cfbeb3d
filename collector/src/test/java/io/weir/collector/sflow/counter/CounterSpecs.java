package io.weir.collector.sflow.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.collector.sflow.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of the {@code *.spec} files: records written by hand from their documents. A case
 * begins with {@code record ENTERPRISE:FORMAT NAME}; then come the items in the order of the wire:
 *
 * <pre>
 * u32 7            -> sfp_tx_power{lane=1} gauge 7
 * </pre>
 *
 * <p>the width, the value, and behind the arrow the row that is expected: name, tags, kind and
 * value. {@code f32} is a float, {@code hex} bytes, {@code text} a string with its length and
 * padding. A line with an arrow alone expects another row. A case that ends with {@code malformed}
 * is counted as such.
 */
final class CounterSpecs {
  /** A record, and the rows that are made of it. */
  record Case(String place, int tag, String name, Wire body, List<String> rows, boolean malformed) {
    @Override
    public String toString() {
      return place + " " + name;
    }
  }

  private CounterSpecs() {}

  static List<Case> read() throws IOException, URISyntaxException {
    Path folder = Path.of(CounterSpecs.class.getResource("/sflow/counters").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> cases(file).stream()).toList();
    }
  }

  private static List<Case> cases(Path file) {
    List<Case> cases = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("record ")) {
        String[] words = line.split("[ :]", 4);
        int tag = Integer.parseInt(words[1]) << 12 | Integer.parseInt(words[2]);
        String place = file.getFileName() + ":" + (i + 1);
        cases.add(new Case(place, tag, words[3], new Wire(), new ArrayList<>(), false));
      } else if (line.equals("malformed")) {
        Case last = cases.removeLast();
        cases.add(new Case(last.place(), last.tag(), last.name(), last.body(), last.rows(), true));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        String[] halves = line.split("->", 2);
        write(cases.getLast().body(), halves[0].strip());
        if (halves.length == 2) {
          cases.getLast().rows().add(halves[1].strip());
        }
      }
    }
    return cases;
  }

  private static void write(Wire body, String item) {
    String[] words = item.split(" ", 2);
    switch (words[0]) {
      case "u32" -> body.u32(Integer.parseUnsignedInt(words[1]));
      case "i32" -> body.u32(Integer.parseInt(words[1]));
      case "u64" -> body.u64(Long.parseUnsignedLong(words[1]));
      case "f32" -> body.u32(Float.floatToIntBits(Float.parseFloat(words[1])));
      case "hex" -> body.hex(words[1]);
      case "text" -> text(body, words.length == 1 ? "" : words[1]);
      case "" -> {} // a row of bytes that an earlier line wrote
      default -> throw new IllegalArgumentException("no width: " + item);
    }
  }

  private static void text(Wire body, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    body.u32(bytes.length).bytes(bytes).bytes(new byte[-bytes.length & 3]);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
