package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Plan;
import io.weir.storage.block.Dictionary;
import io.weir.storage.schema.Address;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/** The rows of a result, cell by cell: few enough for objects. */
final class Cells {
  private Cells() {}

  /** Orders rows by a column; absent cells come last either way. */
  static Comparator<Object[]> by(int column, boolean descending) {
    return (left, right) -> compare(left[column], right[column], descending);
  }

  /** Orders rows by several columns. */
  static Comparator<Object[]> by(List<Plan.Order> orders) {
    Comparator<Object[]> all = (_, _) -> 0;
    for (Plan.Order order : orders) {
      all = all.thenComparing(by(order.column(), order.descending()));
    }
    return all;
  }

  /** Orders rows ascending by their first columns. */
  static Comparator<Object[]> byFirst(int columns) {
    Comparator<Object[]> all = (_, _) -> 0;
    for (int column = 0; column < columns; column++) {
      all = all.thenComparing(by(column, false));
    }
    return all;
  }

  /** Compares two cells; absent ones come last either way. */
  static int compare(Object leftCell, Object rightCell, boolean descending) {
    Object left = Estimate.value(leftCell);
    Object right = Estimate.value(rightCell);
    if (left == null) {
      return right == null ? 0 : 1;
    }
    if (right == null) {
      return -1;
    }
    int sign = compare(left, right);
    return descending ? -sign : sign;
  }

  private static int compare(Object left, Object right) {
    return switch (left) {
      case Long value when right instanceof Long other -> Long.compare(value, other);
      case Number value when value instanceof Double || right instanceof Double ->
          Double.compare(value.doubleValue(), ((Number) right).doubleValue());
      case Number value -> big(value).compareTo(big(right));
      case Address value -> value.compareTo((Address) right);
      case String value -> value.compareTo((String) right);
      case Boolean value -> value.compareTo((Boolean) right);
      default -> throw new IllegalStateException("no cell is a " + left.getClass());
    };
  }

  /** A whole number of any size. */
  static BigInteger big(Object whole) {
    return whole instanceof BigInteger big ? big : BigInteger.valueOf((Long) whole);
  }

  /** A whole number as results hold it. */
  static Object ofBig(BigInteger whole) {
    return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : (Object) whole;
  }

  /**
   * A cell as columns hold it: a whole number, the raw bits of a number, the lower word of an
   * address, 1 for what is true.
   */
  static long word(Object cell) {
    return switch (cell) {
      case Long whole -> whole;
      case Double number -> Double.doubleToRawLongBits(number);
      case Boolean truth -> truth ? 1 : 0;
      case Address address -> address.low();
      case null, default -> 0;
    };
  }

  /** The cell that a column holds as a word. */
  static Object ofWord(ValueType type, long word) {
    return switch (type) {
      case TIME, INTEGER, MAC -> word;
      case NUMBER -> Double.longBitsToDouble(word);
      case BOOLEAN -> word != 0;
      case ADDRESS, TEXT -> throw new IllegalStateException(type + " is no word");
    };
  }

  /** The cell that a code of a dictionary stands for. */
  static Object ofCode(ValueType type, Dictionary dictionary, int code) {
    return switch (type) {
      case ADDRESS -> new Address(dictionary.high(code), dictionary.value(code));
      case TEXT -> dictionary.text(code);
      case TIME, INTEGER, MAC, NUMBER, BOOLEAN -> ofWord(type, dictionary.value(code));
    };
  }
}
