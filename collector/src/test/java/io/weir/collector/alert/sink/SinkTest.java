package io.weir.collector.alert.sink;

import static io.weir.collector.alert.sink.TestAlerts.T0;
import static io.weir.collector.alert.sink.TestAlerts.firing;
import static io.weir.collector.alert.sink.TestAlerts.notification;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.alert.state.Alert;
import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.SecretSource;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("InlineFormatString") // it is long
final class SinkTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Alert A = firing("Slow", "10.0.0.1", T0);
  private static final String MESSAGE =
      "<130>1 2026-01-01T00:00:00Z here weir %d alert [weir@32473 state=\"firing\""
          + " fingerprint=\"%s\" agent=\"10.0.0.1\" alertname=\"Slow\" severity=\"page\"]"
          + " \uFEFFFIRING Slow agent=10.0.0.1 severity=page: Slow at 10.0.0.1";

  @TempDir private Path directory;

  @Test
  void sendsMail() throws Exception {
    try (MailServer server = new MailServer()) {
      mail(server).tell(notification("n1", A));
      String message = server.messages().getFirst();

      assertTrue(message.contains("Subject: [FIRING:1] Slow\n"), message);
      assertTrue(message.contains("Message-ID: <n1@weir>\n"), message);
      assertTrue(message.contains("To: noc@example.com\n"), message);
      assertTrue(
          message.contains("FIRING Slow agent=10.0.0.1 severity=page: Slow at 10.0.0.1\n"),
          message);
    }
  }

  @Test
  void tellsMailThatIsRefusedFromMailThatMustWait() throws Exception {
    try (MailServer server = new MailServer()) {
      Sink mail = mail(server);
      server.verdict("451 later");
      assertThrows(IOException.class, () -> mail.tell(notification("n1", A)));
      server.verdict("554 never");
      assertThrows(RefusedException.class, () -> mail.tell(notification("n1", A)));
    }
  }

  @Test
  void sendsSyslogOverUdp() throws Exception {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      syslog("udp", server.getLocalPort()).tell(notification("n1", A));
      DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
      server.receive(packet);

      assertEquals(
          message(), new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void sendsSyslogOverTcpWithOctetCounts() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      syslog("tcp", server.getLocalPort()).tell(notification("n1", A));
      try (Socket client = server.accept()) {
        byte[] frames = client.getInputStream().readAllBytes();
        int length = message().getBytes(StandardCharsets.UTF_8).length;
        assertEquals(length + " " + message(), new String(frames, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void makesASinkOfEachAlertmanager() throws Exception {
    Path file =
        sinks("{name: am, type: alertmanager, urls: [\"http://a:9093\", \"http://b:9093/\"]}");
    assertEquals(
        "[am, am-2]",
        SinkFile.read(file, "", CLOCK).stream().map(SinkFile.Target::name).toList().toString());
  }

  @Test
  void namesEachMistakeOfItsFile() throws Exception {
    Path file =
        sinks(
            "{name: a, type: webhook, url: \"ftp://x\", secret: plain}",
            "{name: a, type: log}",
            "{name: b, type: pager}",
            "{name: c, type: log, url: \"http://x\"}",
            "{name: d, type: email, server: \"mail:25\", from: nobody, to: []}");
    String mistakes =
        assertThrows(ConfigurationException.class, () -> SinkFile.read(file, "", CLOCK))
            .getMessage();
    assertEquals(
        """
        sinks.yaml:2:54: "secret" names no file; write the path of one, or env:VARIABLE
        sinks.yaml:2:35: "ftp://x" is no address; write it as in http://127.0.0.1:9093
        sinks.yaml:3:12: another sink is named "a"; rename one
        sinks.yaml:4:21: "type": "pager" is not one of alertmanager, webhook, email, syslog, log
        sinks.yaml:5:31: "url" is for other types of sinks
        sinks.yaml:6:53: "nobody" is no mail address: Missing final '@domain'""",
        mistakes.replace(file.toString(), "sinks.yaml").replace(System.lineSeparator(), "\n"));
  }

  @Test
  void neverShowsASecret() throws Exception {
    Path key = Files.writeString(directory.resolve("key"), "s3cret\n");
    Path file =
        sinks("{name: a, type: webhook, url: \"http://127.0.0.1:1\", secret: %s}".formatted(key));
    SinkFile.Target target = SinkFile.read(file, "", CLOCK).getFirst();
    IOException failure =
        assertThrows(IOException.class, () -> target.sink().tell(notification("n1", A)));

    assertFalse(target.toString().contains("s3cret"));
    assertFalse(failure.getMessage().contains("s3cret"), failure.getMessage());
    assertEquals("s3cret", new Secret(SecretSource.parse(key.toString())).reveal());
  }

  @Test
  void showsOfAWebhookOnlyItsHost() throws Exception {
    Sink webhook =
        sink("{name: a, type: webhook, url: \"http://127.0.0.1:1/hooks/s3cret?key=s3cret\"}");
    IOException failure =
        assertThrows(IOException.class, () -> webhook.tell(notification("n1", A)));

    assertEquals(
        "http://127.0.0.1:1 cannot be reached: nobody listens there", failure.getMessage());
  }

  @Test
  void readsTheAddressOfAWebhookFromAFileWhenItTells() throws Exception {
    Path address = Files.writeString(directory.resolve("hook.url"), "none\n");
    Sink sink = sink("{name: a, type: webhook, url: %s}".formatted(address));
    IOException failure = assertThrows(IOException.class, () -> sink.tell(notification("n1", A)));
    assertEquals(
        "the secret that \"url\" names holds no address of http or https", failure.getMessage());

    try (Webhook webhook = new Webhook()) {
      Files.writeString(address, webhook.url() + "\n");
      sink.tell(notification("n1", A));

      assertEquals(1, webhook.taken().size());
    }
  }

  @Test
  void takesNoPasswordInAnAddress() throws Exception {
    Path file = sinks("{name: a, type: webhook, url: \"http://kim:s3cret@127.0.0.1:1/\"}");
    String mistake =
        assertThrows(ConfigurationException.class, () -> SinkFile.read(file, "", CLOCK))
            .getMessage();

    assertTrue(mistake.contains("an address must hold no password"), mistake);
    assertFalse(mistake.contains("s3cret"), mistake);
  }

  private Sink mail(MailServer server) throws Exception {
    return sink(
        ("{name: mail, type: email, server: \"127.0.0.1:%d\", security: none,"
                + " from: weir@example.com, to: [noc@example.com]}")
            .formatted(server.port()));
  }

  private Sink syslog(String transport, int port) throws Exception {
    return sink(
        "{name: s, type: syslog, server: \"127.0.0.1:%d\", transport: %s, hostname: here}"
            .formatted(port, transport));
  }

  private static String message() {
    return MESSAGE.formatted(ProcessHandle.current().pid(), A.labels().fingerprint());
  }

  private Sink sink(String line) throws Exception {
    return SinkFile.read(sinks(line), "http://console/", CLOCK).getFirst().sink();
  }

  private Path sinks(String... lines) throws IOException {
    return Files.writeString(
        directory.resolve("sinks.yaml"), "sinks:\n  - " + String.join("\n  - ", lines) + "\n");
  }
}
