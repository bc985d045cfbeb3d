package io.weir.collector.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some files, or none.
 *
 * @param paths in the order in which they are named
 */
public record FileNames(List<Path> paths) {
  private static final String NONE = "none";

  /** Takes a copy. */
  public FileNames {
    paths = List.copyOf(paths);
  }

  /**
   * Reads {@code none}, or names with commas between them.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static FileNames parse(String text) {
    if (text.strip().equals(NONE)) {
      return new FileNames(List.of());
    }
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (names.contains("")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" names no file; write none, or names with commas between them");
    }
    return new FileNames(names.stream().map(Path::of).toList());
  }

  @Override
  public String toString() {
    return paths.isEmpty()
        ? NONE
        : paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
