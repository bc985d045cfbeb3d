package io.weir.storage.block;

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

  /** The text of a code; bytes that are no UTF-8 are replaced by U+FFFD. */
  String text(int code);
}
