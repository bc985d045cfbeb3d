package io.weir.collector.sflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of the {@code *.spec} files: structures written by hand from their documents. A case
 * begins with {@code record ENTERPRISE:FORMAT NAME}; then come the items in the order of the wire:
 *
 * <pre>
 * u32 7            -> sfp_tx_power{lane=1} gauge 7
 * </pre>
 *
 * <p>the width, the value, and behind the arrow what is expected: of a counter record a row, as
 * name, tags, kind and value; of a flow record a field and its value. {@code f32} and {@code f64}
 * are floats, {@code hex} bytes, {@code text} a string with its length and padding. A line with an
 * arrow alone expects something more. A case that ends with {@code malformed} is counted as such.
 */
public final class RecordSpecs {
  /** A structure, and what is expected of it, in the order of the file. */
  public record Case(
      String place, int tag, String name, Wire body, List<String> expected, boolean malformed) {
    @Override
    public String toString() {
      return place + " " + name;
    }
  }

  private RecordSpecs() {}

  /** The cases of all files in a folder of the resources below {@code sflow}. */
  public static List<Case> read(String name) throws IOException, URISyntaxException {
    Path folder = Path.of(RecordSpecs.class.getResource("/sflow/" + name).toURI());
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
        cases.add(
            new Case(last.place(), last.tag(), last.name(), last.body(), last.expected(), true));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        String[] halves = line.split("->", 2);
        write(cases.getLast().body(), halves[0].strip());
        if (halves.length == 2) {
          cases.getLast().expected().add(halves[1].strip());
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
      case "f64" -> body.u64(Double.doubleToLongBits(Double.parseDouble(words[1])));
      case "hex" -> body.hex(words[1]);
      case "text" -> text(body, words.length == 1 ? "" : words[1]);
      case "" -> {} // made of bytes that an earlier line wrote
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
