package io.weir.collector.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.weir.query.QueryResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of server-sent events (WHATWG HTML, section 9.2): a query is asked, and some time
 * after its answer again; an event is sent when the rows have changed. Belongs to the event loop
 * that begins it.
 */
final class QueryStream {
  static final String MEDIA_TYPE = "text/event-stream";

  private static final Logger LOG = LoggerFactory.getLogger(QueryStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int ID_BYTES = 8;

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final Duration every;
  private final Question question;
  private final Runnable ended;
  private String lastId;
  private RunningQuery<Answer> running;
  private long heartbeat;
  private boolean over;

  /** What is asked again and again. */
  interface Question {
    RunningQuery<Answer> ask() throws ProblemException;
  }

  /**
   * An answer, ready to be sent.
   *
   * @param id the same for the same rows
   */
  record Answer(String id, Buffer json) {
    static Answer of(QueryResult result) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] hash = digest.digest(CsvResult.encode(result).getBytes());
        return new Answer(HexFormat.of().formatHex(hash, 0, ID_BYTES), JsonResult.encode(result));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every JDK has it
      }
    }
  }

  /**
   * A stream that is yet to begin.
   *
   * @param lastId of the rows that the client has already; empty if it has none
   * @param ended is told when it is over, once
   */
  QueryStream(
      Vertx vertx,
      HttpServerResponse response,
      Duration every,
      Question question,
      String lastId,
      Runnable ended) {
    this.vertx = vertx;
    this.response = response;
    this.every = every;
    this.question = question;
    this.lastId = lastId;
    this.ended = ended;
  }

  void begin() {
    response
        .putHeader("Content-Type", MEDIA_TYPE)
        .putHeader("Content-Encoding", "identity") // compression would hold events back
        .setChunked(true)
        .closeHandler(_ -> end());
    heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> response.write(":\n\n"));
    response.write(":\n\n"); // the client learns at once that it is connected
    ask();
  }

  /** Ends the stream, and the query that runs for it. */
  void end() {
    if (over) {
      return;
    }
    over = true;
    vertx.cancelTimer(heartbeat);
    if (running != null) {
      running.cancel();
    }
    ended.run();
  }

  private void ask() {
    if (over) {
      return;
    }
    if (response.writeQueueFull()) {
      again(); // the client is behind
      return;
    }
    try {
      running = question.ask();
      running.onEnd(this::answered);
    } catch (ProblemException e) {
      fail(e.problem());
    }
  }

  private void again() {
    vertx.setTimer(every.toMillis(), _ -> ask());
  }

  private void answered(AsyncResult<Answer> end) {
    if (over) {
      return;
    }
    if (end.succeeded()) {
      send(end.result());
      again();
      return;
    }
    if (!(end.cause() instanceof ProblemException refusal)) {
      LOG.error("a streamed query failed", end.cause());
      fail(Problem.of(HttpStatus.INTERNAL));
      return;
    }
    if (refusal.problem().status() == HttpStatus.UNAVAILABLE.code()) {
      again(); // too many queries just now
      return;
    }
    fail(refusal.problem());
  }

  private void send(Answer answer) {
    if (answer.id().equals(lastId)) {
      return;
    }
    lastId = answer.id();
    write("event: rows\nid: " + answer.id() + "\n", answer.json());
  }

  private void fail(Problem problem) {
    write("event: error\n", problem.toJson().toBuffer());
    end();
    response.end();
  }

  private void write(String head, Buffer data) {
    response.write(
        Buffer.buffer(head.getBytes(StandardCharsets.UTF_8))
            .appendString("data: ")
            .appendBuffer(data)
            .appendString("\n\n"));
  }
}
