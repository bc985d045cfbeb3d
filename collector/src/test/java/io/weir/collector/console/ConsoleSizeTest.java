package io.weir.collector.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ConsoleSizeTest {
  private static final int MOST_BYTES = 1_200_000;

  @Test
  void allScriptsTogetherAreSmall() throws Exception {
    URL index = ConsoleFiles.class.getResource("/console/index.html");
    long bytes = 0;
    for (Path script : scripts(Path.of(index.toURI()).getParent())) {
      bytes += compressed(script);
    }

    System.out.println("the console's scripts: " + bytes + " bytes gzip");
    assertTrue(bytes > 100_000, "its libraries are among them");
    assertTrue(bytes <= MOST_BYTES, "the console's scripts take " + bytes + " bytes gzip");
  }

  private static List<Path> scripts(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().matches(".*\\.m?js")).toList();
    }
  }

  private static int compressed(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      Files.copy(file, gzip);
    }
    return bytes.size();
  }
}
