package io.weir.collector.http;

import io.vertx.ext.web.RoutingContext;
import io.weir.collector.config.SettingType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code /api/v1/query/stream}: queries that are answered again and again, a bounded number of
 * them.
 */
final class QueryStreams {
  private static final Duration FASTEST = Duration.ofMillis(200);
  private static final Duration SLOWEST = Duration.ofHours(1);
  private static final String DEFAULT_EVERY = "1s";

  private final QueryRunner runner;
  private final Clock clock;
  private final int limit;
  private final AtomicInteger open = new AtomicInteger();

  QueryStreams(QueryRunner runner, Clock clock, int limit) {
    this.runner = runner;
    this.clock = clock;
    this.limit = limit;
  }

  Operation operation() {
    return Operation.get("streamQuery", "/api/v1/query/stream")
        .summary("The answers to a query over a window that slides, as server-sent events.")
        .needs("q", QuerySchema.TEXT)
        .mayHave("from", QuerySchema.FROM)
        .mayHave("to", QuerySchema.TO)
        .mayHave(
            "every", Schema.text("How often it is asked, at most every 200ms; 1s unless given."))
        .gives(QueryStream.MEDIA_TYPE, Schema.text("Events rows and error; see the reference."))
        .refuses(HttpStatus.UNAVAILABLE)
        .answer(this::begin);
  }

  private void begin(RoutingContext context) throws ProblemException {
    QueryBody body = QueryBody.ofParameters(context);
    body.request(clock); // a mistake in the parameters is told before the stream begins
    Duration every = every(context);
    if (open.get() >= limit) {
      throw new ProblemException(
          HttpStatus.UNAVAILABLE,
          limit + " queries are streamed already; end one, or raise the setting http.streams");
    }
    open.incrementAndGet();
    String lastId = context.request().getHeader("Last-Event-ID");
    new QueryStream(
            context.vertx(),
            context.response(),
            every,
            () -> runner.answer(body.request(clock), QueryStream.Answer::of),
            lastId == null ? "" : lastId,
            open::decrementAndGet)
        .begin();
  }

  private static Duration every(RoutingContext context) throws ProblemException {
    String text = context.queryParams().get("every");
    try {
      Duration every = SettingType.DURATION.parse(text == null ? DEFAULT_EVERY : text);
      if (every.compareTo(FASTEST) >= 0 && every.compareTo(SLOWEST) <= 0) {
        return every;
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "every: " + e.getMessage());
    }
    throw new ProblemException(HttpStatus.BAD_REQUEST, "every must lie between 200ms and 1h");
  }
}
