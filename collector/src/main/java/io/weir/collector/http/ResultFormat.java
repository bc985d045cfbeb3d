package io.weir.collector.http;

import io.vertx.core.buffer.Buffer;
import io.weir.query.QueryResult;

/** The forms in which a query's answer is given, by media type. */
enum ResultFormat {
  JSON("application/json", "application/json"),
  CSV("text/csv", "text/csv; charset=utf-8; header=present");

  private final String mediaType;
  private final String contentType;

  ResultFormat(String mediaType, String contentType) {
    this.mediaType = mediaType;
    this.contentType = contentType;
  }

  /** The form of a media type that was negotiated; JSON where none was. */
  static ResultFormat of(String mediaType) {
    return CSV.mediaType.equals(mediaType) ? CSV : JSON;
  }

  /** What a client asks for with {@code Accept}. */
  String mediaType() {
    return mediaType;
  }

  /** What the answer says of itself. */
  String contentType() {
    return contentType;
  }

  Buffer encode(QueryResult result) {
    return switch (this) {
      case JSON -> JsonResult.encode(result);
      case CSV -> CsvResult.encode(result);
    };
  }
}
