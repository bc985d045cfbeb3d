package io.weir.collector.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.weir.query.QueryRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/**
 * What a client asks: {@code {"query": "...", "from": ..., "to": ...}}.
 *
 * @param query the text of the query
 * @param from start of the time range, as the client wrote it
 * @param to end of the time range, as the client wrote it
 */
record QueryBody(String query, Optional<String> from, Optional<String> to) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads a request's parameters. */
  static QueryBody ofParameters(RoutingContext context) throws ProblemException {
    MultiMap parameters = context.queryParams();
    if (!parameters.contains("q")) {
      throw new ProblemException(
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "the parameter \"q\" is missing; it is the query, as in ?q=flows%20%7C%20stats%20count()"));
    }
    return new QueryBody(
        parameters.get("q"),
        Optional.ofNullable(parameters.get("from")),
        Optional.ofNullable(parameters.get("to")));
  }

  /** Reads a request's body. */
  static QueryBody ofBody(RoutingContext context) throws ProblemException {
    Buffer body = context.body().buffer();
    return parse(body == null ? new byte[0] : body.getBytes());
  }

  /** The request to an engine, with the ends of the range as they are now. */
  QueryRequest request(Clock clock) throws ProblemException {
    return new QueryRequest(query, TimeParameter.range(from, to, clock));
  }

  private static QueryBody parse(byte[] body) throws ProblemException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new Reader(parser).read();
    } catch (JsonProcessingException e) {
      throw refusal("this is no JSON: " + e.getOriginalMessage(), e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException refusal(String detail, JsonLocation at) {
    return new ProblemException(Problem.json(detail, at.getLineNr(), at.getColumnNr()));
  }

  /** Goes through the document member by member. */
  private static final class Reader {
    private static final String SHAPE =
        "send {\"query\": \"...\"}, with \"from\" and \"to\" as you like";

    private final JsonParser parser;
    private String query;
    private String from;
    private String to;

    Reader(JsonParser parser) {
      this.parser = parser;
    }

    QueryBody read() throws IOException, ProblemException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw here("the body is no JSON object; " + SHAPE);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        member(parser.currentName());
      }
      if (query == null) {
        throw here("\"query\" is missing; " + SHAPE);
      }
      if (parser.nextToken() != null) {
        throw here("something follows the JSON object; " + SHAPE);
      }
      return new QueryBody(query, Optional.ofNullable(from), Optional.ofNullable(to));
    }

    private void member(String name) throws IOException, ProblemException {
      switch (name) {
        case "query" -> query = text(name, false);
        case "from" -> from = text(name, true);
        case "to" -> to = text(name, true);
        default -> throw here("there is no member \"" + name + "\"; " + SHAPE);
      }
    }

    private String text(String name, boolean number) throws IOException, ProblemException {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING || number && token == JsonToken.VALUE_NUMBER_INT) {
        return parser.getText();
      }
      if (number && token == JsonToken.VALUE_NULL) {
        return null;
      }
      throw here("\"" + name + "\" must be a string; " + SHAPE);
    }

    private ProblemException here(String detail) {
      return refusal(detail, parser.currentTokenLocation());
    }
  }
}
