package io.weir.collector.monitor.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key pairs that requests may be signed with. Its text never shows a secret. */
public final class KeyPairs {
  /** No key pairs. */
  public static final KeyPairs NONE = new KeyPairs(Map.of());

  private final Map<String, String> secrets;

  private KeyPairs(Map<String, String> secrets) {
    this.secrets = secrets;
  }

  /**
   * Reads key pairs: one a line, or with blanks in between, each {@code ID:SECRET}. What follows a
   * {@code #} is a remark.
   *
   * @throws IllegalArgumentException with a sentence that names the line, and no secret
   */
  public static KeyPairs parse(String text) {
    Map<String, String> secrets = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      for (String pair : lines.get(number - 1).replaceFirst("#.*", "").strip().split("\\s+", -1)) {
        if (!pair.isEmpty()) {
          add(secrets, pair, number);
        }
      }
    }
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("there is no key pair; write one as ID:SECRET");
    }
    return new KeyPairs(Map.copyOf(secrets));
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** The secret of an access key, if the key is known. */
  Optional<String> secret(String id) {
    return Optional.ofNullable(secrets.get(id));
  }

  private static void add(Map<String, String> secrets, String pair, int line) {
    int colon = pair.indexOf(':');
    if (colon <= 0 || colon == pair.length() - 1) {
      throw new IllegalArgumentException(
          "line " + line + " holds no key pair; write one as ID:SECRET");
    }
    if (secrets.put(pair.substring(0, colon), pair.substring(colon + 1)) != null) {
      throw new IllegalArgumentException("line " + line + " holds a key that stands before it");
    }
  }

  @Override
  public String toString() {
    return secrets.size() + " key pairs";
  }
}
