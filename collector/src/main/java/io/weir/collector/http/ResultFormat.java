package io.weir.collector.http;

import io.vertx.core.buffer.Buffer;
import io.weir.query.QueryResult;
import java.util.Arrays;

/** The forms in which a query's answer is given, by media type. */
enum ResultFormat {
  JSON("application/json", ""),
  CSV("text/csv", "; charset=utf-8; header=present"),
  NDJSON("application/x-ndjson", "");

  private final String mediaType;
  private final String parameters;

  ResultFormat(String mediaType, String parameters) {
    this.mediaType = mediaType;
    this.parameters = parameters;
  }

  /** The form of a media type that was negotiated; JSON where none was. */
  static ResultFormat of(String mediaType) {
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(mediaType))
        .findFirst()
        .orElse(JSON);
  }

  /** What a client asks for with {@code Accept}. */
  String mediaType() {
    return mediaType;
  }

  /** What the answer says of itself. */
  String contentType() {
    return mediaType + parameters;
  }

  /** What the answer is. */
  Schema schema() {
    return switch (this) {
      case JSON -> ResultSchema.ANSWER;
      case CSV -> Schema.text("A header row with the columns' names, then the rows (RFC 4180).");
      case NDJSON -> Schema.text("A line for each row: an object without the absent cells.");
    };
  }

  Buffer encode(QueryResult result) {
    return switch (this) {
      case JSON -> JsonResult.encode(result);
      case CSV -> CsvResult.encode(result);
      case NDJSON -> NdjsonResult.encode(result);
    };
  }
}
