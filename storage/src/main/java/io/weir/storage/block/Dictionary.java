package io.weir.storage.block;

import io.weir.storage.schema.Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The distinct values of a column, by code from 0. Immutable, and safe to share. */
public interface Dictionary {
  /** Number of codes. */
  int size();

  /**
   * Whether a greater code means a greater value: numbers by value, addresses as {@code Address}
   * orders them, text by its bytes.
   */
  boolean sorted();

  /**
   * The value of a code, for integral types; the raw bits of a number, the lower word of an
   * address.
   */
  long value(int code);

  /** The upper word of a code's address. */
  long high(int code);

  /** Writes the two words of the address of each of {@code count} codes, {@code first} on. */
  default void addresses(int first, int count, long[] highs, long[] lows) {
    for (int i = 0; i < count; i++) {
      highs[i] = high(first + i);
      lows[i] = value(first + i);
    }
  }

  /** The text of a code; bytes that are no UTF-8 are replaced by U+FFFD. */
  String text(int code);

  /** The text of a code as the bytes that are kept. */
  default byte[] utf8(int code) {
    return text(code).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a code's text is kept as these bytes. */
  default boolean holds(int code, byte[] utf8) {
    return Arrays.equals(utf8(code), utf8);
  }

  /**
   * The first code whose value is at least this one, {@link #size()} if there is none; for integral
   * types, and only where the dictionary is {@link #sorted()}, as the next three.
   */
  default int firstAtLeast(long value) {
    return Search.first(size(), code -> value(code) >= value);
  }

  /** The first code whose value is greater than this one, {@link #size()} if there is none. */
  default int firstBehind(long value) {
    return Search.first(size(), code -> value(code) > value);
  }

  /** The first code whose address is at least this one, {@link #size()} if there is none. */
  default int firstAtLeast(Address address) {
    return Search.first(
        size(),
        code -> Address.compare(high(code), value(code), address.high(), address.low()) >= 0);
  }

  /** The first code whose address is behind this one, {@link #size()} if there is none. */
  default int firstBehind(Address address) {
    return Search.first(
        size(),
        code -> Address.compare(high(code), value(code), address.high(), address.low()) > 0);
  }
}
