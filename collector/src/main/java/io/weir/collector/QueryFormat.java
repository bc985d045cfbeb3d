package io.weir.collector;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the command line shows an answer. */
enum QueryFormat {
  /** For people. */
  TABLE("application/json") {
    @Override
    String render(String body) {
      return TableFormat.format(new JsonObject(body));
    }
  },
  /** As the API gives it. */
  JSON("application/json") {
    @Override
    String render(String body) {
      return body + System.lineSeparator();
    }
  },
  /** The cells of each row with tabs between them, and nothing else. */
  ROWS("application/json") {
    @Override
    String render(String body) {
      return TableFormat.rows(new JsonObject(body));
    }
  },
  /** A line of JSON for each row. */
  NDJSON("application/x-ndjson") {
    @Override
    String render(String body) {
      return body;
    }
  },
  /** RFC 4180. */
  CSV("text/csv") {
    @Override
    String render(String body) {
      return body;
    }
  };

  private final String mediaType;

  QueryFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What to ask the API for. */
  String mediaType() {
    return mediaType;
  }

  /** The format of that name, if there is one. */
  static Optional<QueryFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.label().equals(name)).findFirst();
  }

  /** The names of all. */
  static String names() {
    return Arrays.stream(values()).map(QueryFormat::label).collect(Collectors.joining(", "));
  }

  /** The name on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text to print for the API's answer, with its last line break. */
  abstract String render(String body);
}
