package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir private Path directory;

  @Test
  void sendsEveryDatagramOfTheDemo() throws Exception {
    try (TestCollector collector = new TestCollector(directory)) {
      CommandRun run =
          CommandRun.of("replay", "--demo", "--speed", "0", "--to", collector.udp().toString());

      assertEquals("", run.err());
      assertEquals(
          "sent 8,075 datagrams to " + collector.udp() + System.lineSeparator(), run.out());
      Eventually.holds(
          "every datagram came", () -> collector.metric("weir_datagrams_total") == 8075);
    }
  }

  @Test
  void saysThatNobodyReceives() throws Exception {
    int port;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    CommandRun.of("replay", "--demo", "--speed", "0", "--to", "127.0.0.1:" + port)
        .assertFails(
            1,
            "weir replay: nobody receives at UDP 127.0.0.1:"
                + port
                + "; start \"weir serve\", or name another place with --to");
  }

  @Test
  void saysThatAFileIsNoCapture() throws Exception {
    Path file =
        Files.writeString(directory.resolve("notes.txt"), "these are notes, and no capture");

    CommandRun.of("replay", file.toString())
        .assertFails(
            1, "weir replay: " + file + " is no capture: it does not begin as a pcap file does");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Path file = directory.resolve("none.pcap");

    CommandRun.of("replay", file.toString())
        .assertFails(1, "weir replay: there is no file " + file);
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    CommandRun.of("replay", "--demo", "--to", "no-host.invalid:6343")
        .assertFails(
            1,
            "weir replay: there is no host no-host.invalid; name another in place of no-host.invalid:6343");
  }

  @Test
  void wantsEitherFilesOrTheDemo() {
    String line =
        "weir replay: name one capture or more, or --demo for those that come with Weir; see \"weir replay --help\"";

    CommandRun.of("replay").assertFails(2, line);
    CommandRun.of("replay", "--demo", "a.pcap").assertFails(2, line);
  }

  @Test
  void refusesASpeedBelowZero() {
    CommandRun.of("replay", "--demo", "--speed=-1")
        .assertFails(
            2, "weir replay: --speed takes a number from 0 up; see \"weir replay --help\"");
  }
}
