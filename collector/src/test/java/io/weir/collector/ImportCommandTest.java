package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  @TempDir private Path directory;
  private Path data;
  private Path capture;

  @BeforeEach
  void unpack() throws IOException {
    data = directory.resolve("data");
    capture = directory.resolve("capture.pcap.gz");
    try (InputStream demo =
        ImportCommandTest.class.getResourceAsStream("/demo/hsflowd-tcpinfo.pcap.gz")) {
      Files.copy(demo, capture);
    }
  }

  @Test
  void takesACaptureIntoADirectory() throws Exception {
    assertImported(CommandRun.of("import", capture.toString(), "--data", data.toString()));

    try (TestCollector collector = new TestCollector(data)) {
      assertEquals(1, imported(collector));
    }
  }

  @Test
  void takesACaptureIntoARunningCollector() throws Exception {
    try (TestCollector collector = new TestCollector(data)) {
      assertImported(CommandRun.of("import", capture.toString(), "--server", collector.url()));

      assertEquals(1, imported(collector));
    }
  }

  @Test
  void tellsWhatTheCollectorSaysOfABadFile() throws Exception {
    Path notes =
        Files.writeString(directory.resolve("notes.txt"), "these are notes, and no capture");
    try (TestCollector collector = new TestCollector(data)) {
      CommandRun.of("import", notes.toString(), "--server", collector.url())
          .assertFails(
              1, "weir import: the body is no capture: it does not begin as a pcap file does");
    }
  }

  @Test
  void leavesTheDirectoryOfARunningCollectorAlone() throws Exception {
    try (TestCollector collector = new TestCollector(data)) {
      CommandRun run = CommandRun.of("import", capture.toString(), "--data", data.toString());

      assertEquals(1, run.exitCode());
      assertEquals(1, run.err().lines().count(), run.err());
      assertEquals(0, collector.metric("weir_datagrams_total"));
    }
  }

  @Test
  void wantsEitherADirectoryOrAServer() {
    assertEquals(2, CommandRun.of("import", capture.toString()).exitCode());
    assertEquals(
        2,
        CommandRun.of("import", capture.toString(), "--data", "d", "--server", "http://127.0.0.1:1")
            .exitCode());
    assertEquals(2, CommandRun.of("import", "--data", "d").exitCode());
  }

  private void assertImported(CommandRun run) {
    assertEquals("", run.err());
    assertEquals(capture + ": 410 datagrams of sFlow" + System.lineSeparator(), run.out());
    assertEquals(0, run.exitCode());
  }

  private static int imported(TestCollector collector) throws Exception {
    return collector
        .query(
            "flows from 2000-01-01T00:00:00Z to now | stats count() as samples | where samples > 0")
        .size();
  }
}
