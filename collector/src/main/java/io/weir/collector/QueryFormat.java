package io.weir.collector;

import io.vertx.core.json.JsonObject;

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

  /** The text to print for the API's answer, with its last line break. */
  abstract String render(String body);
}
