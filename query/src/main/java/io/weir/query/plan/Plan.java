package io.weir.query.plan;

import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.function.Aggregate;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for a query.
 *
 * @param table whose rows are read
 * @param range when they were taken
 * @param filter which of them count
 * @param shape what is made of them
 * @param steps what is done to the rows of the result, in order
 * @param columns what the result is made of in the end
 */
public record Plan(
    Table table,
    TimeRange range,
    Filter<Input> filter,
    Shape shape,
    List<Step> steps,
    List<ResultColumn> columns) {

  /** What is made of the rows that pass the filter. */
  public sealed interface Shape {
    /**
     * A row for each combination of keys, in which the keys come first.
     *
     * @param top if present, the first groups only, in its order, and then one row of all others
     */
    record Groups(List<Key> keys, List<Value> values, Optional<Top> top) implements Shape {}

    /** The rows themselves: the first so many in some order, with some of their fields. */
    record Rows(List<Input> fields, List<Order> orders, int limit) implements Shape {}
  }

  /** What rows are grouped by: a value, or the start of the stretch of time that it lies in. */
  public record Key(Input input, Optional<Long> binMillis) {}

  /** An aggregate of a group; without an input it counts rows. */
  public record Value(Aggregate aggregate, Optional<Input> input) {
    /** Whether it is made of what counters rose by, not of the rows one by one. */
    public boolean isRise() {
      boolean compares = aggregate == Aggregate.RATE || aggregate == Aggregate.DELTA;
      return compares && input.equals(Optional.of(new Input(Counters.VALUE)));
    }
  }

  /**
   * An order by a column of the result, given by its number; for {@link Shape.Rows} by the field's.
   */
  public record Order(int column, boolean descending) {}

  /** The first rows in some order. */
  public record Top(List<Order> orders, int count) {}

  /** A step over the rows of the result. */
  public sealed interface Step {
    /** Keeps the rows that pass. */
    record Keep(Filter<Integer> filter) implements Step {}

    /** Orders the rows; those that agree stay in their order. */
    record Sort(List<Order> orders) implements Step {}

    /** Keeps the first rows. */
    record First(int count) implements Step {}

    /** Keeps some columns, in a new order. */
    record Select(List<Integer> columns) implements Step {}
  }
}
