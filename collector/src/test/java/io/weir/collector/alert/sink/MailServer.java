package io.weir.collector.alert.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of an SMTP server (RFC 5321) as takes a message, or refuses it with a code. */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::serve);
  private volatile String verdict = "250 taken";

  MailServer() throws IOException {
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What it says to a message from now on. */
  void verdict(String line) {
    verdict = line;
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException _) {
        // the client has gone, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 here");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      }
      if (line.startsWith("DATA")) {
        say(out, "354 go on");
        StringBuilder message = new StringBuilder();
        for (String text = in.readLine(); !text.equals("."); text = in.readLine()) {
          message.append(text).append('\n');
        }
        if (verdict.startsWith("250")) {
          messages.add(message.toString());
        }
        say(out, verdict);
      } else {
        say(out, "250 fine");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
