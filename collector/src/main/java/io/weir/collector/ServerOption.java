package io.weir.collector;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a collector's address from the command line: {@code http://HOST:PORT}. */
final class ServerOption implements ITypeConverter<URI> {
  static final String DEFAULT = "http://127.0.0.1:8080";

  @Override
  public URI convert(String text) {
    try {
      URI server = URI.create(text);
      boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
      if (web && server.getHost() != null) {
        return server;
      }
    } catch (IllegalArgumentException e) {
      throw malformed(text);
    }
    throw malformed(text);
  }

  private static TypeConversionException malformed(String text) {
    return new TypeConversionException(
        "\"" + text + "\" is no collector's address; write it as in " + DEFAULT);
  }
}
