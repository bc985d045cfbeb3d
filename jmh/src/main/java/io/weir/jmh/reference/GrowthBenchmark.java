package io.weir.jmh.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Does what a question costs a row grow with the number of rows that a day has? */
public final class GrowthBenchmark {
  private static final long[] SIZES = {1_000_000, 5_000_000, 20_000_000, 100_000_000};

  private GrowthBenchmark() {}

  /**
   * Measures.
   *
   * @param arguments a directory, in which the stores stay and are not filled again; then how many
   *     rows the days have, 1, 5, 20 and 100 million unless given
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    long[] sizes =
        arguments.length == 1
            ? SIZES
            : Arrays.stream(arguments).skip(1).mapToLong(Long::parseLong).toArray();
    for (long rows : sizes) {
      fill(directory, rows);
    }
    double[][] nanos = new double[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      nanos[i] = nanosARow(directory, sizes[i]);
    }
    print(sizes, nanos);
  }

  private static void fill(Path directory, long rows) throws Exception {
    Path day = day(directory, rows);
    if (!Files.isDirectory(day)) {
      ReferenceStore.fill(day, rows, rows);
    }
  }

  /** By question. */
  private static double[] nanosARow(Path directory, long rows) throws Exception {
    List<Question> questions = Question.ALL;
    double[] nanos = new double[questions.size()];
    try (ReferenceStore store = ReferenceStore.open(day(directory, rows), ReferenceBenchmark.END)) {
      for (int i = 0; i < nanos.length; i++) {
        Question question = questions.get(i);
        nanos[i] = 1e6 * Median.millis(() -> store.ask(question)) / rows;
      }
    }
    return nanos;
  }

  private static void print(long[] sizes, double[][] nanos) {
    StringBuilder table = new StringBuilder("%-66s".formatted("ns a row"));
    for (long rows : sizes) {
      table.append(String.format(Locale.ROOT, "%,13d", rows));
    }
    for (int i = 0; i < Question.ALL.size(); i++) {
      table.append("%n%-66s".formatted(Question.ALL.get(i).name()));
      for (double[] ofSize : nanos) {
        table.append(String.format(Locale.ROOT, "%13.3f", ofSize[i]));
      }
    }
    System.out.println(table);
  }

  private static Path day(Path directory, long rows) {
    return directory.resolve("day-" + rows);
  }
}
