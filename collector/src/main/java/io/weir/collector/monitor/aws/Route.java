package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Where an operation is called.
 *
 * @param method such as {@code POST}
 * @param segments of the path; one in braces is a member of the input
 * @param operation what is done
 */
record Route(String method, List<String> segments, Operation operation) {
  /** What is done with an input, and gives the output. */
  @FunctionalInterface
  interface Operation {
    JsonObject run(Input input) throws Refusal;
  }

  static Route of(String method, String path, Operation operation) {
    return new Route(method, List.of(path.substring(1).split("/", -1)), operation);
  }

  /**
   * The members that a path holds, if it is the route's.
   *
   * @throws IllegalArgumentException if the path is encoded badly
   */
  Optional<JsonObject> members(String requestMethod, String path) {
    if (!requestMethod.equals(method) || !path.startsWith("/")) {
      return Optional.empty();
    }
    String[] parts = path.substring(1).split("/", takesRest() ? segments.size() : -1);
    if (parts.length != segments.size()) {
      return Optional.empty();
    }
    JsonObject members = new JsonObject();
    for (int index = 0; index < parts.length; index++) {
      String segment = segments.get(index);
      if (segment.startsWith("{")) {
        members.put(segment.substring(1, segment.length() - 1), decoded(parts[index]));
      } else if (!segment.equals(parts[index])) {
        return Optional.empty();
      }
    }
    return Optional.of(members);
  }

  /** An ARN may hold slashes that a client did not encode. */
  private boolean takesRest() {
    return segments.getLast().equals("{resourceArn}");
  }

  /** Decodes what is encoded with per cent signs; a plus sign is one. */
  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
