package io.weir.collector.alert.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Something on loopback that takes what webhooks send, as well or as badly as it is told to. */
public final class Webhook implements AutoCloseable {
  /** How it answers. */
  public enum Mood {
    TAKES,
    FAILS,
    REFUSES,
    HANGS,
    CLOSES
  }

  /** A request that it has taken. */
  public record Taken(JsonObject json, String body, String signature, long nanos) {}

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.TAKES;

  public Webhook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
  }

  /** From now on it answers so. */
  public void mood(Mood newMood) {
    mood = newMood;
  }

  /** What it has taken. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** How often somebody has tried. */
  public int attempts() {
    return attempts.size();
  }

  /** The states and agents of all alerts that it has taken, in order. */
  public List<String> alerts() {
    return taken.stream()
        .flatMap(request -> request.json().getJsonArray("alerts").stream())
        .map(JsonObject.class::cast)
        .map(
            alert ->
                alert.getString("status") + " " + alert.getJsonObject("labels").getString("agent"))
        .toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      attempts.add(body);
      switch (mood) {
        case TAKES -> {
          String signature = exchange.getRequestHeaders().getFirst("Weir-Signature");
          taken.add(new Taken(new JsonObject(body), body, signature, System.nanoTime()));
          exchange.sendResponseHeaders(200, -1);
        }
        case FAILS -> exchange.sendResponseHeaders(500, -1);
        case REFUSES -> exchange.sendResponseHeaders(400, -1);
        case HANGS -> closed.await();
        case CLOSES -> throw new IOException("closed on purpose");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
