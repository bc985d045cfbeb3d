package io.weir.query;

import java.util.Locale;

/**
 * What the cells of a result's column are, and the Java class that holds one; an absent cell is
 * null.
 */
public enum ValueType {
  /** {@code Long}: milliseconds since 1970. */
  TIME,
  /** {@code Long}; {@code BigInteger} where a sum does not fit 64 bits. */
  INTEGER,
  /** {@code Double}. */
  NUMBER,
  /** {@code Boolean}. */
  BOOLEAN,
  /** {@code Address}. */
  ADDRESS,
  /** {@code Long}: the lower 48 bits. */
  MAC,
  /** {@code String}. */
  TEXT;

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
