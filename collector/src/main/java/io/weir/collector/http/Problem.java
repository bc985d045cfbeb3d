package io.weir.collector.http;

import io.vertx.core.json.JsonObject;
import io.weir.query.QueryException;
import java.util.Optional;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param type what kind of problem, as a URI; {@code about:blank} where the status says it all
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param detail one sentence for the user: what is wrong with this request, and the cure
 * @param place where in the query or in the body the mistake is
 */
record Problem(String type, String title, int status, String detail, Optional<Place> place) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String BLANK = "about:blank";

  /** A place in a text; both from 1. */
  record Place(int line, int column) {}

  /** A problem of which no more is known than its status. */
  static Problem of(HttpStatus status) {
    return of(status, status.detail());
  }

  /** A problem that its status names. */
  static Problem of(HttpStatus status, String detail) {
    return new Problem(BLANK, status.title(), status.code(), detail, Optional.empty());
  }

  /** A mistake in the request's JSON. */
  static Problem json(String detail, int line, int column) {
    HttpStatus status = HttpStatus.BAD_REQUEST;
    return new Problem(
        "urn:weir:json",
        status.title(),
        status.code(),
        detail,
        Optional.of(new Place(line, column)));
  }

  /** A mistake in a query. */
  static Problem query(QueryException mistake) {
    Place place = new Place(mistake.line(), mistake.column());
    return new Problem(
        "urn:weir:query",
        "Mistake in the query",
        HttpStatus.BAD_REQUEST.code(),
        mistake.getMessage(),
        Optional.of(place));
  }

  /** The document. */
  JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("type", type)
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    place.ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
    return json;
  }
}
