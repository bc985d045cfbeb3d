package io.weir.storage.block;

import io.weir.storage.schema.Address;
import java.util.function.IntPredicate;

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

  /**
   * The first code whose value is at least this one, {@link #size()} if there is none; for integral
   * types, and only where the dictionary is {@link #sorted()}.
   */
  default int firstAtLeast(long value) {
    return first(code -> value(code) >= value);
  }

  /**
   * The first code whose address is at least this one, {@link #size()} if there is none; for
   * addresses, and only where the dictionary is {@link #sorted()}.
   */
  default int firstAtLeast(long high, long low) {
    return first(code -> Address.compare(high(code), value(code), high, low) >= 0);
  }

  /** The first code of those, at the end, of which something holds. */
  private int first(IntPredicate holds) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
