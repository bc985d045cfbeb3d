package io.weir.jmh.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures that hold, from {@code baseline.txt}: a line a benchmark, with its name, its ratio to
 * the calibration and the bytes that it allocates.
 */
final class Baseline {
  /** How much slower a benchmark may become. */
  static final double MOST_SLOWER = 0.30;

  /** What the measurement itself allocates, an operation, at most. */
  private static final double NO_BYTES = 0.5;

  private final Map<String, Figure> figures;

  Baseline(List<Figure> figures) {
    this.figures = new LinkedHashMap<>();
    figures.forEach(figure -> this.figures.put(figure.benchmark(), figure));
  }

  /** The baseline that is checked in. */
  static Baseline checkedIn() {
    try (InputStream in = Baseline.class.getResourceAsStream("baseline.txt")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Baseline parse(String text) {
    List<Figure> figures = new ArrayList<>();
    for (String line :
        text.lines().filter(some -> !some.isBlank() && some.charAt(0) != '#').toList()) {
      String[] words = line.trim().split(" +", -1);
      figures.add(new Figure(words[0], Double.parseDouble(words[1]), Double.parseDouble(words[2])));
    }
    return new Baseline(figures);
  }

  /** The names of the benchmarks that it has. */
  List<String> benchmarks() {
    return List.copyOf(figures.keySet());
  }

  /** Whether a benchmark is to allocate nothing. */
  boolean allocatesNothing(String benchmark) {
    return figures.get(benchmark).bytes() == 0;
  }

  /** Whether a benchmark became too slow, or allocates where it did not. */
  boolean isWorse(Figure now) {
    return isSlower(now) || allocates(now);
  }

  /** A table of what changed. */
  String table(List<Figure> now) {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-32s %13s %13s %8s %12s %12s%n"
            .formatted("benchmark", "baseline", "now", "change", "bytes", "now"));
    for (Figure figure : now) {
      Figure before = figures.get(figure.benchmark());
      table.append(
          String.format(
              Locale.ROOT,
              "%-32s %,13.0f %,13.0f %+7.0f%% %,12.0f %,12.0f%s%n",
              figure.benchmark(),
              before.ratio(),
              figure.ratio(),
              100 * (figure.ratio() / before.ratio() - 1),
              before.bytes(),
              figure.bytes(),
              verdict(figure)));
    }
    return table.toString();
  }

  private String verdict(Figure now) {
    String slower = isSlower(now) ? "  too slow" : "";
    return allocates(now) ? slower + "  allocates" : slower;
  }

  private boolean isSlower(Figure now) {
    return now.ratio() > figures.get(now.benchmark()).ratio() * (1 + MOST_SLOWER);
  }

  private boolean allocates(Figure now) {
    return allocatesNothing(now.benchmark()) && now.bytes() > NO_BYTES;
  }
}
