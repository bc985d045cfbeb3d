package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir private Path directory;

  @Test
  void namesAMistakeInTheConfiguration() throws Exception {
    Path file =
        Files.writeString(directory.resolve("weir.yaml"), "udp:\n  lisen: 127.0.0.1:6343\n");

    CommandRun.of("serve", "--config", file.toString())
        .assertFails(
            1,
            "weir serve: " + file + ":2:3: no setting \"udp.lisen\"; did you mean \"udp.listen\"?");
  }

  @Test
  void saysThatTheHttpPortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + taken.getLocalPort();

      CommandRun.of(
              "serve",
              "--data",
              directory.resolve("data").toString(),
              "--udp",
              "127.0.0.1:0",
              "--http",
              place)
          .assertFails(
              1,
              "weir serve: HTTP cannot listen on "
                  + place
                  + ": something else uses the port; name another place with --http"
                  + " or the setting http.listen");
    }
  }

  @Test
  void leavesTheDataDirectoryOfAnotherAlone() throws Exception {
    try (TestCollector collector = new TestCollector(directory)) {
      CommandRun run =
          CommandRun.of(
              "serve",
              "--data",
              directory.toString(),
              "--udp",
              "127.0.0.1:0",
              "--http",
              "127.0.0.1:0");

      assertEquals(1, run.exitCode());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().contains("is in use by another Weir"), run.err());
      assertEquals("{\"status\":\"ok\"}", collector.get("/healthz"));
    }
  }

  @Test
  void letsAFlagWinOverTheFile() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("weir.yaml"),
            "data:\n  directory: " + directory.resolve("file") + "\n");

    try (WeirProcess serve =
        WeirProcess.start(
            directory,
            "serve",
            "--config",
            file.toString(),
            "--data",
            "flag",
            "--udp",
            "127.0.0.1:0",
            "--http",
            "127.0.0.1:0")) {
      serve.awaitLine("console  http://127.0.0.1:");

      assertTrue(Files.isDirectory(directory.resolve("flag")));
      assertTrue(Files.notExists(directory.resolve("file")));
    }
  }

  @Test
  void endsInOrderWhenItIsToldTo() throws Exception {
    try (WeirProcess serve =
        WeirProcess.start(directory, "serve", "--udp", "127.0.0.1:0", "--http", "127.0.0.1:0")) {
      serve.awaitLine("console  http://127.0.0.1:");

      serve.terminate();

      assertEquals("", serve.errors());
    }
    try (TestCollector next = new TestCollector(directory.resolve("data"))) {
      assertEquals("{\"status\":\"ok\"}", next.get("/healthz"));
    }
  }
}
