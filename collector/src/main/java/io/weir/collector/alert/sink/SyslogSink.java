package io.weir.collector.alert.sink;

import io.weir.collector.alert.state.Alert;
import io.weir.collector.alert.state.AlertState;
import io.weir.collector.config.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A syslog server (RFC 5424): a message for each alert, with its labels as structured data; over
 * UDP (RFC 5426) or over TCP with octet counting (RFC 6587, section 3.4.1). What UDP loses is lost.
 */
final class SyslogSink implements Sink {
  /** How messages travel. */
  enum Transport {
    UDP,
    TCP
  }

  private static final int FACILITY = 16; // local0
  private static final int CRITICAL = 2;
  private static final int WARNING = 4;
  private static final int INFORMATIONAL = 6;
  private static final int TIMEOUT_SECONDS = 5;
  private static final String STRUCTURE = "weir@32473"; // RFC 5612: a number for examples
  private static final Map<String, Integer> SEVERITIES =
      Map.of("critical", CRITICAL, "page", CRITICAL, "warning", WARNING, "info", INFORMATIONAL);

  private final Endpoint server;
  private final Transport transport;
  private final String hostName;

  /**
   * A sink.
   *
   * @param hostName what messages give for this machine
   */
  SyslogSink(Endpoint server, Transport transport, String hostName) {
    this.server = server;
    this.transport = transport;
    this.hostName = hostName;
  }

  @Override
  public void tell(Notification notification) throws IOException, InterruptedException {
    InetSocketAddress address = server.resolve();
    try {
      switch (transport) {
        case UDP -> sendDatagrams(notification, address);
        case TCP -> sendStream(notification, address);
      }
    } catch (IOException e) {
      throw new IOException("syslog at " + server + " cannot be reached: " + e.getMessage(), e);
    }
  }

  private void sendDatagrams(Notification notification, InetSocketAddress address)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (Alert alert : notification.alerts()) {
        byte[] message = message(alert);
        socket.send(new DatagramPacket(message, message.length, address));
      }
    }
  }

  private void sendStream(Notification notification, InetSocketAddress address)
      throws IOException, InterruptedException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (Alert alert : notification.alerts()) {
      byte[] message = message(alert);
      frames.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
      frames.writeBytes(message);
    }
    try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
      await(channel.connect(address));
      ByteBuffer rest = ByteBuffer.wrap(frames.toByteArray());
      while (rest.hasRemaining()) {
        await(channel.write(rest));
      }
    }
  }

  /** Waits, but not for a server that reads nothing. */
  private static void await(Future<?> step) throws IOException, InterruptedException {
    try {
      var _ = step.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("nothing happened for " + TIMEOUT_SECONDS + " s", e);
    }
  }

  private byte[] message(Alert alert) {
    boolean over = alert.state() == AlertState.RESOLVED;
    int severity =
        over ? INFORMATIONAL : SEVERITIES.getOrDefault(alert.labels().get("severity"), WARNING);
    long time = over ? alert.resolvedAtMillis() : alert.firedAtMillis();
    StringBuilder data = new StringBuilder("[" + STRUCTURE);
    parameter(data, "state", alert.state().label());
    parameter(data, "fingerprint", alert.labels().fingerprint());
    alert.labels().values().forEach((name, value) -> parameter(data, name, value));
    String message =
        "<%d>1 %s %s weir %d alert %s] \uFEFF%s"
            .formatted(
                FACILITY * 8 + severity,
                Instant.ofEpochMilli(time),
                hostName,
                ProcessHandle.current().pid(),
                data,
                AlertText.line(alert));
    return message.getBytes(StandardCharsets.UTF_8);
  }

  private static void parameter(StringBuilder data, String name, String value) {
    String escaped = value.replaceAll("([\"\\\\\\]])", "\\\\$1").replaceAll("\\p{Cntrl}", " ");
    data.append(' ').append(name).append("=\"").append(escaped).append('"');
  }
}
