package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Plan;

/** One aggregate of every group, as arrays by the group's number. Belongs to one thread. */
interface Accumulator {
  /** Makes room for groups up to, but without, {@code size}. */
  void reserve(int size);

  /**
   * Adds values to groups.
   *
   * @param groups the group of each value
   * @param values the values: whole numbers, or the raw bits of numbers
   * @param present which of them are there
   * @param count how many there are
   */
  void add(int[] groups, long[] values, boolean[] present, int count);

  /**
   * Adds what another of the same kind holds: its group {@code i} to the group {@code groups[i]}
   * here.
   */
  void absorb(Accumulator other, int[] groups);

  /** What a group comes to, as results hold it; null if nothing was added to it. */
  Object result(int group);

  /** The accumulator for an aggregate. */
  static Accumulator of(Plan.Value value) {
    boolean fraction = value.input().isPresent() && value.input().get().type() == ValueType.NUMBER;
    return switch (value.aggregate()) {
      case COUNT -> new CountAccumulator();
      case SUM, RATE, DELTA ->
          fraction ? new NumberSumAccumulator(false) : new SumAccumulator(false);
      case AVG -> fraction ? new NumberSumAccumulator(true) : new SumAccumulator(true);
      case MIN -> new ExtremeAccumulator(true, fraction);
      case MAX -> new ExtremeAccumulator(false, fraction);
      case P50, P90, P95, P99 -> new QuantileAccumulator(value.aggregate().quantile(), fraction);
    };
  }
}
