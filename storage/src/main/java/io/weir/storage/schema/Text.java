package io.weir.storage.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

  /** Whether it has these bytes, {@code length} of them from {@code from} on, and no others. */
  public boolean holds(byte[] others, int from, int length) {
    return Arrays.equals(bytes, 0, bytes.length, others, from, from + length);
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
