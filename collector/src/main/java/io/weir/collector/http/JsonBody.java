package io.weir.collector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The JSON object that a request carries, member by member. */
record JsonBody(JsonObject json) {
  /**
   * Reads a request's body.
   *
   * @throws ProblemException if it is no JSON object
   */
  static JsonBody of(RoutingContext context) throws ProblemException {
    Buffer body = context.body().buffer();
    try {
      if (body != null && body.length() > 0) {
        return new JsonBody(new JsonObject(body));
      }
    } catch (DecodeException e) {
      throw refusal(e);
    }
    throw mistake("the request has no body; send a JSON object");
  }

  /** A text that must be there. */
  String text(String name) throws ProblemException {
    if (json.getValue(name) instanceof String text) {
      return text;
    }
    throw mistake("\"" + name + "\" must be there, and be a string");
  }

  /** A whole number that must be there, within bounds. */
  int integer(String name, int least, int most) throws ProblemException {
    if (json.getValue(name) instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw mistake("\"" + name + "\" must be there, a number from " + least + " to " + most);
  }

  private static ProblemException refusal(DecodeException failure) {
    return failure.getCause() instanceof JsonProcessingException e && e.getLocation() != null
        ? new ProblemException(
            Problem.json(
                "this is no JSON: " + e.getOriginalMessage(),
                e.getLocation().getLineNr(),
                e.getLocation().getColumnNr()))
        : mistake("the body is no JSON object");
  }

  private static ProblemException mistake(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail);
  }
}
