package io.weir.collector.alert.sink;

import io.weir.collector.config.SecretSource;
import io.weir.collector.config.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A password or a key that stands in a file or in the environment: read when it is used, so that it
 * can be changed, and never shown, nor is what somebody has written in place of its file's name.
 */
record Secret(SecretSource source) {
  private static final String ENVIRONMENT = "env:";

  /** The secret that a key names, as a file or as {@code env:VARIABLE}. */
  static Optional<Secret> read(YamlMap map, String key) {
    Optional<SecretSource> source = map.read(key, SecretSource::parse);
    if (source.isPresent() && !isPlace(source.get().text())) {
      map.mistake(
          key, "\"%s\" names no file; write the path of one, or env:VARIABLE".formatted(key));
    }
    return source.map(Secret::new);
  }

  /** The secret itself, without the end of its last line. */
  String reveal() throws IOException {
    Optional<String> secret;
    try {
      secret = source.read(name -> Optional.ofNullable(System.getenv(name)));
    } catch (IOException e) {
      throw new IOException("a secret cannot be read: its file or variable is gone", e);
    }
    return secret.orElse("").strip();
  }

  @Override
  public String toString() {
    return "(secret)";
  }

  /** Whether a text says where a secret may be. */
  static boolean isPlace(String text) {
    return text.startsWith(ENVIRONMENT) || Files.isRegularFile(Path.of(text));
  }
}
