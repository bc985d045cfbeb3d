package io.weir.storage.schema;

import java.nio.charset.StandardCharsets;

/**
 * A text that is known before the rows that bear it come, such as the name of a subnet: kept as
 * UTF-8, and found again by its identity. Two of the same letters are not equal: make one of each.
 * Immutable.
 */
public final class Text {
  private final byte[] bytes;
  private final int spread;

  private Text(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.spread = text.hashCode() * 0x9e3779b9;
  }

  /** A text of those letters. */
  public static Text of(String text) {
    return new Text(text);
  }

  /** Its bytes in UTF-8, which nobody may change. */
  public byte[] bytes() {
    return bytes;
  }

  /** A number of so many bits for a table of recent texts. */
  public int slot(int bits) {
    return spread >>> Integer.SIZE - bits;
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
