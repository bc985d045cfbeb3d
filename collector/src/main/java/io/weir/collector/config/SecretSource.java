package io.weir.collector.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a secret is read from, so that no configuration holds one.
 *
 * @param text {@code none}, {@code env:} and the name of a variable of the environment, or a file
 */
public record SecretSource(String text) {
  private static final String NONE = "none";
  private static final String ENVIRONMENT = "env:";

  /**
   * Reads where a secret is.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static SecretSource parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.equals(ENVIRONMENT)) {
      throw new IllegalArgumentException("name a file, env:VARIABLE, or none");
    }
    return new SecretSource(stripped);
  }

  /**
   * The secret; empty for none.
   *
   * @param environment the variables of the environment
   * @throws IOException if it cannot be read; the message says where it should be
   */
  public Optional<String> read(Function<String, Optional<String>> environment) throws IOException {
    if (text.equals(NONE)) {
      return Optional.empty();
    }
    if (!text.startsWith(ENVIRONMENT)) {
      return Optional.of(Files.readString(Path.of(text)));
    }
    String variable = text.substring(ENVIRONMENT.length());
    Optional<String> secret = environment.apply(variable);
    if (secret.isEmpty()) {
      throw new IOException("the environment has no variable " + variable);
    }
    return secret;
  }

  @Override
  public String toString() {
    return text;
  }
}
