package io.weir.query.plan;

import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.function.Aggregate;
import io.weir.query.syntax.Comparison;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done for a query.
 *
 * @param table whose rows are read
 * @param range when they were taken
 * @param elapsed what of that had come when the query was asked; the whole range if nothing had
 * @param conditions what those of them pass that count, whenever they were taken
 * @param shape what is made of them
 * @param steps what is done to the rows of the result, in order
 * @param columns what the result is made of in the end
 * @param sparse whether the answer leaves out columns that are absent in all of its rows
 */
public record Plan(
    Table table,
    TimeRange range,
    TimeRange elapsed,
    List<Filter<Input>> conditions,
    Shape shape,
    List<Step> steps,
    List<ResultColumn> columns,
    boolean sparse) {

  /** What rows pass that count: they are of the range, and meet the conditions. */
  public Filter<Input> filter() {
    List<Filter<Input>> parts = new ArrayList<>();
    parts.add(atTime(Comparison.GREATER_EQUAL, range.fromMillis()));
    parts.add(atTime(Comparison.LESS, range.toMillis()));
    parts.addAll(conditions);
    return new Filter.All<>(List.copyOf(parts));
  }

  /** The plans of earlier times that this one compares with. */
  public List<Plan> earlier() {
    return steps.stream()
        .flatMap(
            step ->
                step instanceof Step.Compare compare
                    ? Stream.of(compare.earlier())
                    : Stream.empty())
        .toList();
  }

  private Filter<Input> atTime(Comparison comparison, long millis) {
    return new Filter.Test<>(
        new Input.OfField(table.time()), new Matcher.LongComparison(comparison, millis));
  }

  /** What is made of the rows that pass the filter. */
  public sealed interface Shape {
    /**
     * A row for each combination of keys, in which the keys come first.
     *
     * @param top if present, the first groups only, in its order, and then one row of all others
     * @param observers if there are any, rows are told apart by these, too, and each group is made
     *     of the rows of the observer that saw most of it
     */
    record Groups(List<Key> keys, List<Value> values, Optional<Top> top, List<Key> observers)
        implements Shape {}

    /** The rows themselves: the first so many in some order, with some of their fields. */
    record Rows(List<Input> fields, List<Order> orders, int limit) implements Shape {}
  }

  /** What rows are grouped by: a value, or the start of the stretch of time that it lies in. */
  public record Key(Input input, Optional<Long> binMillis) {}

  /**
   * An aggregate of a group; without an input it counts rows.
   *
   * @param quantile which quantile a percentile is, from 0 to 1; NaN for other aggregates
   */
  public record Value(Aggregate aggregate, Optional<Input> input, double quantile) {
    /** Whether it is made of what counters rose by, not of the rows one by one. */
    public boolean isRise() {
      boolean compares = aggregate == Aggregate.RATE || aggregate == Aggregate.DELTA;
      return compares && input.equals(Optional.of(new Input.OfField(Counters.VALUE)));
    }

    /** Whether it is estimated from samples that stand for more than themselves. */
    public boolean isEstimate() {
      boolean adds =
          aggregate == Aggregate.SUM
              || aggregate == Aggregate.RATE
              || aggregate == Aggregate.SHARE
              || aggregate == Aggregate.ERROR;
      return adds && input.isPresent() && input.get().isScaled();
    }

    /** What was sampled, where it is estimated from that times the sampling rate. */
    public Optional<Input> sampled() {
      return isEstimate() ? input.flatMap(Input::sampled) : Optional.empty();
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
    record Keep(Filter<Term<Integer>> filter) implements Step {}

    /** Adds a column behind the others. */
    record Extend(Term<Integer> term) implements Step {}

    /** Orders the rows; those that agree stay in their order. */
    record Sort(List<Order> orders) implements Step {}

    /**
     * Adds behind each row the aggregates that its keys had some time earlier; absent where there
     * were none.
     *
     * @param earlier makes the rows of that time, the keys first
     * @param shape of both
     * @param shiftMillis how much earlier it is
     */
    record Compare(Plan earlier, Shape.Groups shape, long shiftMillis) implements Step {}

    /** Keeps the first rows. */
    record First(int count) implements Step {}

    /** Keeps some columns, in a new order. */
    record Select(List<Integer> columns) implements Step {}
  }
}
