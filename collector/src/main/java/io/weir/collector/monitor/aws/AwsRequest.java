package io.weir.collector.monitor.aws;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param method such as {@code POST}
 * @param path still encoded
 * @param query what follows the question mark, still encoded; empty if nothing does
 * @param headers by their names in lower case; the values of one name with commas in between
 * @param body its bytes
 */
public record AwsRequest(
    String method, String path, String query, Map<String, String> headers, Buffer body) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
