package io.weir.collector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  @TempDir Path directory;

  @Test
  void makesTheDirectory() throws IOException {
    Path file = directory.resolve("deep/down/states.json");

    DurableFile.replace(file, bytes("first"));

    assertEquals("first", Files.readString(file));
  }

  @Test
  void leavesNothingButTheNewContent() throws IOException {
    Path file = directory.resolve("states.json");
    Files.writeString(file, "what was there before, and longer");
    Files.writeString(directory.resolve("states.json.new"), "what a crash left, and longer, too");

    DurableFile.replace(file, bytes("next"));

    assertEquals("next", Files.readString(file));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void leavesTheOldContentIfItCannotWrite() throws IOException {
    Path file = directory.resolve("states.json");
    Files.writeString(file, "before");
    Files.createDirectory(directory.resolve("states.json.new"));

    assertThrows(IOException.class, () -> DurableFile.replace(file, bytes("next")));

    assertEquals("before", Files.readString(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
