package io.weir.collector.monitor.aws;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request in the form that is signed (AWS Signature Version 4, "Create a canonical request"):
 * method, path with every segment encoded once more, query ordered by name, the signed headers,
 * their names, and the hash of the body, on a line each.
 */
final class CanonicalRequest {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private CanonicalRequest() {}

  /** The text of a request. */
  static String of(AwsRequest request, List<String> signedHeaders, String bodyHash) {
    return String.join(
        "\n",
        request.method(),
        path(request.path()),
        query(request.query()),
        headers(request, signedHeaders),
        String.join(";", signedHeaders),
        bodyHash);
  }

  private static String path(String path) {
    return path.isEmpty()
        ? "/"
        : Arrays.stream(path.split("/", -1))
            .map(CanonicalRequest::encoded)
            .collect(Collectors.joining("/"));
  }

  private static String query(String query) {
    if (query.isEmpty()) {
      return "";
    }
    return Arrays.stream(query.split("&", -1))
        .map(CanonicalRequest::pair)
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String pair(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    return encoded(Route.decoded(name)) + "=" + encoded(Route.decoded(value));
  }

  private static String headers(AwsRequest request, List<String> names) {
    return names.stream()
        .map(name -> name + ":" + plain(request.header(name).orElse("")) + "\n")
        .collect(Collectors.joining());
  }

  private static String plain(String value) {
    return value.strip().replaceAll(" +", " ");
  }

  /** With every byte in per cent form but letters, digits and {@code -._~} (RFC 3986). */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append("%%%02X".formatted(each & 0xff));
      }
    }
    return encoded.toString();
  }
}
