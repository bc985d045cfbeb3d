package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Matcher;
import io.weir.query.plan.Plan;
import io.weir.storage.schema.Address;
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

  static int compare(Object left, Object right, boolean descending) {
    if (left == null) {
      return right == null ? 0 : 1;
    }
    if (right == null) {
      return -1;
    }
    int sign = compare(left, right);
    return descending ? -sign : sign;
  }

  /** A sum that did not fit 64 bits is a {@code Double} among {@code Long}s. */
  private static int compare(Object left, Object right) {
    return switch (left) {
      case Long value when right instanceof Long other -> Long.compare(value, other);
      case Number value -> Double.compare(value.doubleValue(), ((Number) right).doubleValue());
      case Address value -> value.compareTo((Address) right);
      case String value -> value.compareTo((String) right);
      default -> throw new IllegalStateException("no cell is a " + left.getClass());
    };
  }

  /** Whether a row passes a filter over its columns. */
  static boolean passes(Filter<Integer> filter, Object[] row) {
    return switch (filter) {
      case Filter.All<Integer>(List<Filter<Integer>> parts) ->
          parts.stream().allMatch(part -> passes(part, row));
      case Filter.Any<Integer>(List<Filter<Integer>> parts) ->
          parts.stream().anyMatch(part -> passes(part, row));
      case Filter.Presence<Integer>(Integer column, boolean present) ->
          (row[column] != null) == present;
      case Filter.Test<Integer>(Integer column, Matcher matcher) ->
          row[column] != null && passes(matcher, row[column]);
    };
  }

  private static boolean passes(Matcher matcher, Object cell) {
    return switch (matcher) {
      case Matcher.OfLong longs -> longs.test(((Number) cell).longValue());
      case Matcher.OfNumber numbers -> numbers.test(((Number) cell).doubleValue());
      case Matcher.OfAddress addresses -> {
        Address address = (Address) cell;
        yield addresses.test(address.high(), address.low());
      }
      case Matcher.OfText texts -> texts.test((String) cell);
    };
  }
}
