package io.weir.collector.http;

import java.util.Arrays;
import java.util.Optional;

/**
 * The statuses of refusals, each with what to tell a client that gets it and knows no more (RFC
 * 9110, section 15).
 */
enum HttpStatus {
  // spotless:off — a table: one line a status
  BAD_REQUEST(400, "Bad request", "the request cannot be read; see the API's reference"),
  NOT_FOUND(404, "Not found", "there is nothing at this path; the API is below /api/v1"),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "this path takes other methods; the header Allow names them"),
  NOT_ACCEPTABLE(406, "Not acceptable", "the header Accept excludes what this path gives: see /api/v1/openapi.json"),
  LENGTH_REQUIRED(411, "Length required", "send the body's size in the header Content-Length"),
  TOO_LARGE(413, "Content too large", "the body is too large"),
  UNSUPPORTED_TYPE(415, "Unsupported media type", "the header Content-Type names no type that this path takes: application/json for a query"),
  MISDIRECTED(421, "Misdirected request", "the collector does not go by the name in the header Host"),
  INTERNAL(500, "Internal error", "the collector failed; its log says why"),
  UNAVAILABLE(503, "Service unavailable", "the collector is busy; try again in a moment");
  // spotless:on

  private final int code;
  private final String title;
  private final String detail;

  HttpStatus(int code, String title, String detail) {
    this.code = code;
    this.title = title;
    this.detail = detail;
  }

  /** The status of a code, if it is one that this API gives. */
  static Optional<HttpStatus> of(int code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }

  int code() {
    return code;
  }

  String title() {
    return title;
  }

  /** What to tell a client where no more is known. */
  String detail() {
    return detail;
  }
}
