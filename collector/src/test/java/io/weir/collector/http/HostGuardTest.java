package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests written byte by byte: clients set {@code Host} as they like. */
class HostGuardTest {
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api =
        new TestApi(
            request -> {
              throw new AssertionError("nobody asks anything: " + request);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "192.0.2.7:8080",
        "[::1]:8080",
        "localhost:1",
        "Weir.test",
        "LOCALHOST"
      })
  void answersUnderItsAddressesAndNames(String host) throws Exception {
    assertTrue(status("GET /healthz HTTP/1.1\r\nHost: " + host).startsWith("HTTP/1.1 200 "), host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "weir.test.",
        "[::1].x"
      })
  void refusesNamesThatItDoesNotHave(String host) throws Exception {
    for (String path : new String[] {"/healthz", "/", "/api/v1/query?q=flows", "/metrics"}) {
      String answer = status("GET " + path + " HTTP/1.1\r\nHost: " + host);

      assertTrue(answer.startsWith("HTTP/1.1 4"), () -> path + " " + answer);
    }
  }

  @Test
  void saysWhatToDo() throws Exception {
    String answer = answer("GET /healthz HTTP/1.1\r\nHost: evil.example");

    assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    assertTrue(
        answer.contains(
            "the collector does not go by the name \\\"evil.example\\\"; ask by its address, or add"
                + " the name to the setting http.hosts"),
        answer);
  }

  @Test
  void answersAClientTooOldToNameAHost() throws Exception {
    assertTrue(status("GET /healthz HTTP/1.0").startsWith("HTTP/1.0 200 "));
  }

  private String status(String head) throws IOException {
    return answer(head).lines().findFirst().orElse("");
  }

  private String answer(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.endpoint().port())) {
      String request = head + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
